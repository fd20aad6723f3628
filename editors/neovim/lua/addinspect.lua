--- Starts the server where Neovim has no `vim.lsp.enable` (before 0.11): `require('addinspect').start()`.
---
--- Takes the same table as `vim.lsp.config`, from lsp/addinspect.lua; knows nothing about the server.

local M = {}

-- As with `vim.lsp.config`, an earlier marker counts though a later one is nearer.
local function root(bufnr, markers)
  local folder = vim.fs.dirname(vim.api.nvim_buf_get_name(bufnr))
  for _, marker in ipairs(markers) do
    local found = vim.fs.find(marker, { path = folder, upward = true })[1]
    if found then
      return vim.fs.dirname(found)
    end
  end
end

--- From now on each buffer with one of its file types gets the server.
---@param settings? table what differs from lsp/addinspect.lua
function M.start(settings)
  local file = vim.api.nvim_get_runtime_file('lsp/addinspect.lua', false)[1]
  local config = vim.tbl_deep_extend('force', { name = 'addinspect' }, dofile(file), settings or {})
  vim.api.nvim_create_autocmd('FileType', {
    group = vim.api.nvim_create_augroup('addinspect', {}),
    pattern = config.filetypes,
    callback = function(event)
      local folder = vim.bo[event.buf].buftype == '' and root(event.buf, config.root_markers)
      if folder then
        vim.lsp.start(vim.tbl_extend('error', config, { root_dir = folder }), { bufnr = event.buf })
      end
    end,
  })
end

return M
