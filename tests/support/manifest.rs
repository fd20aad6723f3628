//! A small manifest, for tests that put add-ins on the disk.

/// A mail manifest whose page is `page.html`, beside it. The level stands in line 5, from column 15.
pub(crate) fn manifest(level: &str) -> String {
    format!(
        "<OfficeApp xmlns=\"http://schemas.microsoft.com/office/appforoffice/1.1\"\n  \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"MailApp\">\n  \
         <FormSettings><Form xsi:type=\"ItemEdit\"><DesktopSettings>\n    \
         <SourceLocation DefaultValue=\"https://a.example/page.html\"/>\n  \
         </DesktopSettings></Form></FormSettings>\n  \
         <Permissions>{level}</Permissions>\n</OfficeApp>\n"
    )
}
