-- As the help page says it for Neovim before 0.11.
vim.opt.runtimepath:prepend(vim.env.EDITORS .. '/neovim')
require('addinspect').start()
