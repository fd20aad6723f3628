-- What the tests in Neovim have in common; they load it with dofile, and need EDITORS for that.
local M = {}

function M.say(what)
  io.write('ok - ' .. what .. '\n')
end

--- Waits until the condition holds, for so many milliseconds at most.
function M.wait(patience, what, condition)
  assert(vim.wait(patience, condition, 20), 'timed out: ' .. what)
  M.say(what)
end

function M.text(bufnr)
  return table.concat(vim.api.nvim_buf_get_lines(bufnr, 0, -1, false), '\n')
end

--- What the floating window says.
function M.float()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      return M.text(vim.api.nvim_win_get_buf(window))
    end
  end
  return ''
end

return M
