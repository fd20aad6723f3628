//! Microsoft Graph: its permissions, which requests each serves, and how an add-in signs in for them.
//!
//! | file | facts |
//! |---|---|
//! | `scopes.tsv` | the permissions, what they cover and include, who may consent |
//! | `requests.tsv` | requests, and the least privileged delegated scope of each |
//!
//! Every row has its source. Knows nothing about code; `analysis` meets addresses and scopes and asks here. The tables
//! are read on first use.

mod describe;
mod path;
mod requests;
mod rest;
mod scopes;
mod sign_in;
mod surplus;

pub use describe::{describe_request, describe_rest, describe_scope, request_words, scope_paragraphs};
pub use path::{GraphRequest, is_graph_address};
pub use requests::{Coverage, Need, coverage, least_for, least_of, needs, smallest_set};
pub use rest::{REST_PROPERTIES, RestTwin, is_ews_address, is_rest_address, member_address, rest_twin};
pub use scopes::{Administrator, Requested, Scope, nearest_scope, requested, scope, scope_name, scopes};
pub use sign_in::{ScopeSet, describe_sign_in, scope_sets};
pub use surplus::{Surplus, surplus};
