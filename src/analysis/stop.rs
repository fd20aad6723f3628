//! Whether anybody still waits for what is being worked out.
//!
//! Asked at a few places of long work; what was stopped is dropped as a whole. Given by the language server, where newer text
//! has come in meanwhile.

use std::fmt;
use std::sync::Arc;

/// Says whether to stop. Once it has said so, it says so for good.
#[derive(Clone, Default)]
pub struct Stop(Option<Arc<dyn Fn() -> bool + Send + Sync>>);

impl Stop {
    /// Stops where the function says so. It is called on several threads, and has to be quick.
    pub fn when(is_over: impl Fn() -> bool + Send + Sync + 'static) -> Stop {
        Stop(Some(Arc::new(is_over)))
    }

    /// Whether to stop.
    pub fn is_set(&self) -> bool {
        self.0.as_ref().is_some_and(|is_over| is_over())
    }
}

impl fmt::Debug for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Stop({})", self.is_set())
    }
}
