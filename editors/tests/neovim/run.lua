-- The scenario in Neovim: nvim --headless --clean -u INIT -l run.lua, in a copy of the demo add-in. Exits 1 on failure.

-- Debian's Neovim 0.10 comes without parsers: there the hover says the same without colours.
if not pcall(vim.treesitter.language.add, 'markdown') then
  vim.treesitter.start = function() end
end

local support = dofile(vim.env.EDITORS .. '/tests/neovim/support.lua')
local say, text, float = support.say, support.text, support.float

local function wait(what, condition)
  support.wait(20000, what, condition)
end

local function open(file)
  vim.cmd.edit(file)
  if vim.bo.filetype == '' then
    vim.cmd('filetype detect')
  end
  return vim.api.nvim_get_current_buf()
end

--- `5:15 permission-exceeded` for each finding, in order.
local function findings(bufnr)
  local told = vim.tbl_map(function(d)
    return ('%d:%d %s'):format(d.lnum + 1, d.col + 1, d.code)
  end, vim.diagnostic.get(bufnr))
  table.sort(told)
  return table.concat(told, ', ')
end

local function declares(bufnr, level)
  return text(bufnr):find('<Permissions>' .. level .. '</Permissions>', 1, true) ~= nil
end

local function on_disk(file, words)
  return table.concat(vim.fn.readfile(file), '\n'):find(words, 1, true) ~= nil
end

--- The text of the floating window, if there is one.
local function go_to(words)
  assert(vim.fn.search(words, 'cw') > 0, 'not in the buffer: ' .. words)
end

--- Takes the first offered action whose title begins so.
local function apply(title)
  vim.lsp.buf.code_action({
    apply = true,
    filter = function(action)
      return action.title == title
    end,
  })
end

--- Types another level into the manifest, and does not save it.
local function declare(bufnr, old, new)
  vim.api.nvim_set_current_buf(bufnr)
  vim.cmd(('%%s/>%s</>%s</'):format(old, new))
end

local BOTH = '5:15 permission-exceeded, 8:8 permission-exceeded'

local function source_is_marked(source)
  wait('the server is attached', function()
    local client = vim.lsp.get_clients({ bufnr = source })[1]
    return client and client.initialized
  end)
  wait('both calls are marked', function()
    return findings(source) == BOTH
  end)
end

local function hover_tells_the_level()
  go_to('setAsync')
  vim.lsp.buf.hover()
  wait('the hover names the member and its level', function()
    return float():find('Office.Subject.setAsync', 1, true) and float():find('ReadWriteItem', 1, true)
  end)
end

local function raise(source, manifest)
  vim.api.nvim_set_current_buf(source)
  go_to('setAsync')
  apply('Declare ReadWriteItem in manifest.xml')
  wait('the manifest is raised', function()
    return declares(manifest, 'ReadWriteItem')
  end)
  wait('the marks are gone', function()
    return findings(source) == ''
  end)
  vim.cmd.wall()
  assert(on_disk('manifest.xml', '>ReadWriteItem<'), 'the raised manifest is not on the disk')
  say('the raised manifest is saved')
end

local function lower(manifest)
  declare(manifest, 'ReadWriteItem', 'ReadWriteMailbox')
  wait('too much is marked in the manifest', function()
    return findings(manifest) == '29:16 permission-excessive'
  end)
  go_to('ReadWriteMailbox')
  apply('Declare ReadWriteItem in manifest.xml')
  wait('the manifest is lowered', function()
    return declares(manifest, 'ReadWriteItem') and findings(manifest) == ''
  end)
  vim.cmd.wall()
end

local function unsaved_manifest_counts(source, manifest)
  declare(manifest, 'ReadWriteItem', 'ReadItem')
  wait('an unsaved manifest moves the marks in the source', function()
    return findings(source) == BOTH
  end)
  assert(vim.bo[manifest].modified and on_disk('manifest.xml', '>ReadWriteItem<'), 'it was saved')
  declare(manifest, 'ReadItem', 'ReadWriteItem')
  wait('and takes them back', function()
    return findings(source) == ''
  end)
end

local function lens_lists_the_uses(manifest)
  vim.api.nvim_set_current_buf(manifest)
  go_to('ReadWriteItem')
  vim.lsp.codelens.refresh({ bufnr = manifest })
  wait('the code lens compares', function()
    local lens = vim.lsp.codelens.get(manifest)[1]
    return lens and lens.command and lens.command.title:find('needs ReadWriteItem, exactly what is declared', 1, true)
  end)
  vim.lsp.codelens.run()
  wait('the code lens lists the uses', function()
    return #vim.fn.getqflist() == 2
  end)
  vim.cmd.cclose()
end

local function page(command, words)
  vim.cmd(command)
  wait(command .. ' shows its page', function()
    return vim.bo.filetype == 'markdown' and text(0):find(words, 1, true)
  end)
  vim.cmd.close()
end

-- `:bdelete` drops the marks, and the server has nothing new to say.
local function opened_again_is_marked_again(source)
  vim.api.nvim_set_current_buf(source)
  vim.cmd.bdelete({ bang = true })
  local again = open('src/fill.js')
  wait('a buffer that is closed and opened again is marked again', function()
    return findings(again) == BOTH
  end)
  return again
end

local function on_the_disk(level, other)
  local lines = vim.fn.readfile('manifest.xml')
  vim.fn.writefile(vim.tbl_map(function(line)
    return (line:gsub('>' .. other .. '<', '>' .. level .. '<'))
  end, lines), 'manifest.xml')
end

local function others_write(source)
  on_the_disk('ReadWriteItem', 'ReadItem')
  wait('what another program writes counts', function()
    return findings(source) == ''
  end)
  on_the_disk('ReadItem', 'ReadWriteItem')
  vim.api.nvim_exec_autocmds('FocusGained', {})
  wait('and again, with the focus', function()
    return findings(source) == BOTH
  end)
end

-- A package in the repository is not its root.
local function the_root_is_the_repository(source)
  local client = vim.lsp.get_clients({ bufnr = source })[1]
  assert(client.config.root_dir == vim.uv.cwd(), 'the root is ' .. tostring(client.config.root_dir))
  say('the root is the repository')
end

local function stops()
  vim.lsp.stop_client(vim.lsp.get_clients())
  wait('the server stops', function()
    return #vim.lsp.get_clients() == 0
  end)
end

vim.fn.mkdir('.git')
vim.fn.writefile({ '{}' }, 'src/package.json')
local source = open('src/fill.js')
source_is_marked(source)
the_root_is_the_repository(source)
source = opened_again_is_marked_again(source)
others_write(source)
hover_tells_the_level()
local manifest = open('manifest.xml')
raise(source, manifest)
lower(manifest)
unsaved_manifest_counts(source, manifest)
lens_lists_the_uses(manifest)
page('LspAddinspectSummary', 'needs ReadWriteItem')
page('LspAddinspectExplain Subject.setAsync', '# Office.Subject.setAsync')
stops()
