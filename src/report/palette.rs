//! The colours of text output. Without colour every style is empty and writes nothing.

use crate::rules::Severity;
use anstyle::{AnsiColor, Style};

/// The styles of text output: `{style}text{style:#}`.
#[derive(Debug, Clone, Copy, Default)]
pub struct Palette {
    /// Errors.
    pub error: Style,
    /// Warnings.
    pub warning: Style,
    /// Information.
    pub information: Style,
    /// Hints.
    pub hint: Style,
    /// Line numbers and bars.
    pub gutter: Style,
    /// Headlines.
    pub bold: Style,
}

impl Palette {
    /// Coloured, or plain.
    pub fn new(color: bool) -> Palette {
        if !color {
            return Palette::default();
        }
        let bright = |color: AnsiColor| Style::new().bold().fg_color(Some(color.into()));
        Palette {
            error: bright(AnsiColor::Red),
            warning: bright(AnsiColor::Yellow),
            information: bright(AnsiColor::Cyan),
            hint: bright(AnsiColor::Green),
            gutter: bright(AnsiColor::Blue),
            bold: Style::new().bold(),
        }
    }

    /// Whether there are colours.
    pub fn is_colored(&self) -> bool {
        !self.bold.is_plain()
    }

    /// The style of a severity.
    pub fn severity(&self, severity: Severity) -> Style {
        match severity {
            Severity::Error => self.error,
            Severity::Warning => self.warning,
            Severity::Information => self.information,
            Severity::Hint => self.hint,
        }
    }
}
