-- A conversation with `akis lsp` through Neovim's own client; lsp_test.go reads what
-- it prints. AKIS is the program, SHOP the folder of a set with a misspelt name.
local dir, file = os.getenv('SHOP'), os.getenv('SHOP') .. '/x.akis.hcl'
local function say(...) io.stdout:write(table.concat({ ... }, ' ') .. '\n') end

vim.cmd('edit ' .. file)
local buf = vim.api.nvim_get_current_buf()
local id = vim.lsp.start_client({
  name = 'akis',
  cmd = { os.getenv('AKIS'), 'lsp' },
  root_dir = dir,
  workspace_folders = { { uri = vim.uri_from_fname(dir), name = 'shop' } },
})
vim.lsp.buf_attach_client(buf, id)

local function ask(method, params)
  for _, answer in pairs(vim.lsp.buf_request_sync(buf, method, params, 10000) or {}) do
    return answer.result
  end
end
local function at(line, column) -- from 0
  return { textDocument = { uri = vim.uri_from_fname(file) }, position = { line = line, character = column } }
end
local function line_of(text)
  for i, l in ipairs(vim.api.nvim_buf_get_lines(buf, 0, -1, false)) do
    if l:find(text, 1, true) then return i - 1, l:find(text, 1, true) - 1 end
  end
end

vim.wait(10000, function() return #vim.diagnostic.get(buf) > 0 end)
for _, d in ipairs(vim.diagnostic.get(buf)) do say('found', d.code, 'at', d.lnum .. ':' .. d.col) end

local line, column = line_of('field.ctiy')
local first = ask('textDocument/completion', at(line, column + 6)).items[1]
say('proposed', first.label)
vim.lsp.util.apply_text_edits({ first.textEdit }, buf, 'utf-16')
vim.wait(10000, function() return #vim.diagnostic.get(buf) == 0 end)
say('mended', #vim.diagnostic.get(buf))

line, column = line_of('field.city ==')
say('hover', (ask('textDocument/hover', at(line, column)).contents.value:gsub('\n.*', '')))
say('defined at', ask('textDocument/definition', at(line, column))[1].range.start.line)

local params = at(line, column)
params.newName = 'town'
local places = 0
for _, edits in pairs(ask('textDocument/rename', params).changes) do places = places + #edits end
say('renamed', places, 'places')

vim.api.nvim_buf_set_lines(buf, 4, 5, false, { 'team "desk" { label="Desk" }' })
local edits = ask('textDocument/formatting', { textDocument = { uri = vim.uri_from_fname(file) }, options = { tabSize = 2, insertSpaces = true } })
vim.lsp.util.apply_text_edits(edits, buf, 'utf-16')
if line_of('team "desk" { label = "Desk" }') then say('laid out') end

vim.lsp.stop_client(id)
vim.wait(10000, function() return vim.lsp.get_client_by_id(id) == nil end)
vim.cmd('qa!')
