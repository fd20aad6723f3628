ask(`<m:GetFolder><t:DistinguishedFolderId Id="inbox"/></m:GetFolder>`, (answer) => {
  document.body.textContent = answer;
});
