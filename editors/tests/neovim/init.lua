-- As the help page says it.
vim.opt.runtimepath:prepend(vim.env.EDITORS .. '/neovim')
vim.lsp.enable('addinspect')
