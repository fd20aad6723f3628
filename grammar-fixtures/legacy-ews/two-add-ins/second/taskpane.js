ask(`<m:FindFolder><t:DistinguishedFolderId Id="inbox"/></m:FindFolder>`, (answer) => {
  document.body.textContent = answer;
});
