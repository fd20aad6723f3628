-- Neovim with typescript-language-server beside addinspect: nvim --headless --clean -u init.lua -l beside.lua, in a copy of
-- the demo add-in. Both are heard in the same buffer. Needs that server on the PATH, too. Exits 1 on failure.

local support = dofile(vim.env.EDITORS .. '/tests/neovim/support.lua')
local float = support.float

local function wait(what, condition)
  support.wait(30000, what, condition)
end

-- TypeScript does not know Office here, and says so. It fetches no typings.
vim.fn.writefile({ '{ "compilerOptions": { "checkJs": true }, "typeAcquisition": { "enable": false } }' }, 'jsconfig.json')
vim.lsp.config('typescript', {
  cmd = { 'typescript-language-server', '--stdio' },
  filetypes = { 'javascript' },
  root_markers = { 'jsconfig.json' },
})
vim.lsp.enable('typescript')
vim.cmd.edit('src/fill.js')
vim.cmd('filetype detect')

local function is_marked(source, words)
  return vim.iter(vim.diagnostic.get(0)):any(function(found)
    return found.source == source and found.message:find(words, 1, true)
  end)
end

wait('addinspect marks the call', function()
  return is_marked('addinspect', 'needs ReadWriteItem, manifest.xml declares ReadItem: `Office.Subject.setAsync`')
end)
wait('TypeScript marks what it does not know', function()
  return is_marked('typescript', "Cannot find name 'Office'")
end)

vim.fn.search('setAsync', 'cw')

vim.lsp.buf.hover()
wait('the hover has what both know', function()
  return float():find('Office.Subject.setAsync', 1, true) and float():find('\nany\n', 1, true)
end)

local offered = {}
vim.ui.select = function(items, options)
  for _, item in ipairs(items) do
    table.insert(offered, options.format_item(item))
  end
end
vim.lsp.buf.code_action()
wait('the actions of both are offered', function()
  local titles = table.concat(offered, '\n')
  return titles:find('Declare ReadWriteItem in manifest.xml', 1, true) and titles:find('Move to a new file', 1, true)
end)

vim.fn.search('check', 'cw')
vim.lsp.buf.definition()
wait('TypeScript leads to the definition', function()
  return vim.fn.line('.') == 11
end)

vim.lsp.stop_client(vim.lsp.get_clients())
wait('the servers stop', function()
  return #vim.lsp.get_clients() == 0
end)
