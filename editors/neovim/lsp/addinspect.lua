---@brief
---
--- addinspect checks Outlook add-ins: which Office permission the code needs, and whether that is what the manifest
--- declares. In a folder without a manifest the server stays quiet.
---
--- The program has to be on the PATH:
--- ```sh
--- cargo install --locked --path .
--- ```
---
--- What `addinspect.json` can say may be set here, too, for folders that have none:
--- ```lua
--- vim.lsp.config('addinspect', {
---   settings = { addinspect = { exchange = 'hybrid' } },
--- })
--- ```
---
--- In its buffers there are `:LspAddinspectSummary` and `:LspAddinspectExplain {topic}`.

---@param bufnr integer
---@param command string
---@param arguments any[]
local function show_page(bufnr, command, arguments)
  local params = { command = command, arguments = arguments }
  vim.lsp.buf_request(bufnr, 'workspace/executeCommand', params, function(err, page, ctx)
    if err then
      vim.notify(err.message, vim.log.levels.ERROR)
    elseif page and ctx.client_id then
      vim.cmd.new()
      vim.api.nvim_buf_set_lines(0, 0, -1, false, vim.split(page, '\n', { trimempty = true }))
      vim.bo.buftype, vim.bo.bufhidden, vim.bo.filetype = 'nofile', 'wipe', 'markdown'
      vim.bo.modifiable = false
    end
  end)
end

--- Whatever others have done to the files meanwhile: the server looks.
local function look_on_focus()
  vim.api.nvim_create_autocmd('FocusGained', {
    group = vim.api.nvim_create_augroup('addinspect.focus', {}),
    callback = function()
      for _, client in ipairs(vim.lsp.get_clients({ name = 'addinspect' })) do
        client.rpc.notify('addinspect/look')
      end
    end,
  })
end

---@type vim.lsp.Config
return {
  cmd = { 'addinspect', 'lsp' },
  filetypes = {
    'html',
    'javascript',
    'javascriptreact',
    'json',
    'jsonc',
    'svelte',
    'typescript',
    'typescriptreact',
    'vue',
    'xml',
  },
  root_markers = { '.git', 'addinspect.json', 'package.json', 'manifest.xml', 'manifest.json' },
  workspace_required = true,
  init_options = { showReferences = true },
  settings = { addinspect = vim.empty_dict() },
  commands = {
    -- What a code lens does: the uses that it counts.
    ['addinspect.showReferences'] = function(command, ctx)
      local client = assert(vim.lsp.get_client_by_id(ctx.client_id))
      local items = vim.lsp.util.locations_to_items(command.arguments[3], client.offset_encoding)
      vim.fn.setqflist({}, ' ', { title = command.title, items = items })
      vim.cmd.copen()
    end,
  },
  on_init = look_on_focus,
  on_attach = function(_, bufnr)
    vim.api.nvim_buf_create_user_command(bufnr, 'LspAddinspectSummary', function()
      show_page(bufnr, 'addinspect.summary', {})
    end, { desc = 'What each manifest declares and needs' })
    vim.api.nvim_buf_create_user_command(bufnr, 'LspAddinspectExplain', function(command)
      show_page(bufnr, 'addinspect.explain', { command.args })
    end, { nargs = 1, desc = 'Explain a member, level or rule' })
  end,
}
