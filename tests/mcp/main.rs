//! The MCP server as an agent meets it: the real binary in a child process, asked by the SDK's own client, and by hand where a
//! client would not say such a thing. Every answer is compared with the schema of its tool.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test may fail so, and makes the files that it asks about"
)]

mod client;
mod fixes;
mod fixtures;
mod outside;
mod pages;
mod raw;
mod tools;
mod transcript;

/// A manifest that declares ReadWriteMailbox; the code below needs ReadItem.
pub(crate) const HIGH: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<OfficeApp xmlns="http://schemas.microsoft.com/office/appforoffice/1.1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="MailApp">
  <Id>11111111-2222-3333-4444-555555555555</Id>
  <Version>1.0.0.0</Version>
  <ProviderName>P</ProviderName>
  <DefaultLocale>en-US</DefaultLocale>
  <DisplayName DefaultValue="D"/>
  <Description DefaultValue="D"/>
  <Hosts><Host Name="Mailbox"/></Hosts>
  <Requirements><Sets><Set Name="Mailbox" MinVersion="1.1"/></Sets></Requirements>
  <FormSettings><Form xsi:type="ItemRead"><DesktopSettings>
    <SourceLocation DefaultValue="https://localhost:3000/page.html"/><RequestedHeight>250</RequestedHeight>
  </DesktopSettings></Form></FormSettings>
  <Permissions>ReadWriteMailbox</Permissions>
  <Rule xsi:type="ItemIs" ItemType="Message" FormType="Read"/>
</OfficeApp>
"#;

/// Reads the subject in compose mode.
pub(crate) const READS: &str = "Office.context.mailbox.item.subject.getAsync((r) => console.log(r.value));\n";

/// An add-in that asks for too much.
pub(crate) fn high() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    put(&folder, "manifest.xml", HIGH);
    put(&folder, "src/app.js", READS);
    folder
}

pub(crate) fn put(folder: &tempfile::TempDir, name: &str, text: &str) {
    let path = folder.path().join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}
