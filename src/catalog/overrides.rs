//! Hand-kept corrections of the typings' tags, each with source, date and confidence.
