//! The handlers of requests. Each finds out what is meant; the work is done on another thread, and stops when nobody waits.
//!
//! Knows the protocol and nothing about findings.

use super::call::{Call, Kept};
use super::failure::{Failure, FailureKind};
use super::log::Log;
use super::resources::{self, MARKDOWN};
use super::roots::Roots;
use super::tools::{self, TOOLS};
use super::{lock, log, prompts};
use crate::analysis::Stop;
use crate::system::System;
use crate::workspace::ScanProgress;
use rmcp::model::*;
use rmcp::service::{NotificationContext, RequestContext};
use rmcp::{ErrorData, RoleServer, ServerHandler};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::runtime::Handle;
use tokio::time::timeout;

/// A call may take so long.
const LONGEST: Duration = Duration::from_secs(120);
/// The client may take so long to name its roots.
const ROOTS: Duration = Duration::from_secs(5);
/// Progress is told so often.
const EVERY: Duration = Duration::from_millis(100);

const INSTRUCTIONS: &str = "addinspect knows which permission level the Office.js code of Outlook add-ins needs, and compares it with \
    what their manifests declare. Ask permission_of before you write a call to Office.js, check_content before you save, \
    check_project after that. Paths are relative to the root, with `/`. Everything works offline; only apply_fix writes.";

/// One client's session.
pub(super) struct Server {
    system: Arc<dyn System>,
    /// What the client may ask about, unless it names roots itself.
    start: Vec<PathBuf>,
    /// Whether it may.
    asks_client: bool,
    roots: Mutex<Option<Arc<Roots>>>,
    kept: Arc<Kept>,
    log: Log,
}

impl Server {
    pub(super) fn new(system: Arc<dyn System>, start: Vec<PathBuf>, asks_client: bool) -> Server {
        Server {
            system,
            start,
            asks_client,
            roots: Mutex::default(),
            kept: Arc::default(),
            log: Log::default(),
        }
    }

    /// The folders that the client may ask about.
    async fn roots(&self, context: &RequestContext<RoleServer>) -> Arc<Roots> {
        let known = lock(&self.roots).clone();
        if let Some(roots) = known {
            return roots;
        }
        let named = self.named_by_client(context).await;
        let folders = named.as_ref().unwrap_or(&self.start);
        let roots = Arc::new(Roots::new(&*self.system, folders));
        *lock(&self.roots) = Some(Arc::clone(&roots));
        roots
    }

    /// The roots that the client names; `None` where it cannot, or may not.
    #[expect(deprecated, reason = "the versions of the protocol that have roots are still in use")]
    async fn named_by_client(&self, context: &RequestContext<RoleServer>) -> Option<Vec<PathBuf>> {
        let can_tell = context.client_capabilities().is_some_and(|client| client.roots.is_some());
        let may_be_asked = context.protocol_version().is_none_or(|version| version.has_initialize());
        if !self.asks_client || !can_tell || !may_be_asked {
            return None;
        }
        match timeout(ROOTS, context.peer.list_roots()).await {
            Ok(Ok(named)) => Some(named.roots.iter().filter_map(|root| folder(&root.uri)).collect()),
            _ => {
                log::write(
                    "the client does not name its roots, so the folder in which the server runs counts",
                );
                None
            }
        }
    }

    async fn call(&self, context: &RequestContext<RoleServer>, needs_roots: bool) -> Call {
        let roots = if needs_roots { self.roots(context).await } else { Arc::default() };
        let (given_up, until) = (context.ct.clone(), Instant::now() + LONGEST);
        let stop = Stop::when(move || given_up.is_cancelled() || Instant::now() > until);
        let mut call = Call::new(&self.system, roots, Arc::clone(&self.kept), stop);
        call.progress = progress(context);
        call
    }
}

/// The folder that a `file:` address names.
fn folder(uri: &str) -> Option<PathBuf> {
    let path = resources::decoded(uri.strip_prefix("file://")?)?;
    let path = path.strip_prefix("localhost").unwrap_or(&path);
    // `/C:/x` is `C:/x`.
    let on_a_drive = cfg!(windows) && path.as_bytes().get(2) == Some(&b':');
    Some(PathBuf::from(if on_a_drive { path.get(1..)? } else { path }))
}

/// Tells the client how far a long look is, if it wants to know; always more than before.
fn progress(context: &RequestContext<RoleServer>) -> Option<Box<dyn Fn(ScanProgress) + Send + Sync>> {
    let token = context.meta.get_progress_token()?;
    let (peer, runtime) = (context.peer.clone(), Handle::try_current().ok()?);
    let last = Mutex::new((Instant::now(), -1.0));
    Some(Box::new(move |step| {
        let (done, message) = match step {
            ScanProgress::Reading { done, total } => {
                (done as f64 / total.max(1) as f64, "reading".to_owned())
            }
            ScanProgress::Analysing(sources) => (1.5, format!("analysing {sources} sources")),
        };
        let mut last = lock(&last);
        if done <= last.1 || last.0.elapsed() < EVERY && last.1 >= 0.0 {
            return;
        }
        *last = (Instant::now(), done);
        let told = ProgressNotificationParam::new(token.clone(), done).with_total(2.0).with_message(message);
        let peer = peer.clone();
        runtime.spawn(async move { drop(peer.notify_progress(told).await) });
    }))
}

fn failure(failure: &Failure) -> ErrorData {
    ErrorData::resource_not_found(failure.message.clone(), serde_json::to_value(failure).ok())
}

impl ServerHandler for Server {
    #[expect(deprecated, reason = "the versions of the protocol that have logs are still in use")]
    fn get_info(&self) -> ServerConfig {
        let capabilities = ServerCapabilities::builder()
            .enable_tools()
            .enable_resources()
            .enable_prompts()
            .enable_completions()
            .enable_logging();
        let about = Implementation::new("addinspect", env!("CARGO_PKG_VERSION")).with_title("addinspect");
        ServerConfig::new(capabilities.build()).with_server_info(about).with_instructions(INSTRUCTIONS)
    }

    async fn list_tools(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListToolsResult, ErrorData> {
        Ok(ListToolsResult::with_all_items(TOOLS.iter().map(|tool| (tool.describe)()).collect()))
    }

    async fn call_tool(
        &self,
        request: CallToolRequestParams,
        context: RequestContext<RoleServer>,
    ) -> Result<CallToolResponse, ErrorData> {
        let Some(tool) = TOOLS.iter().find(|tool| tool.name == request.name) else {
            let message = format!("there is no tool called {}", request.name);
            return Err(ErrorData::invalid_params(message, None));
        };
        let (run, began) = (tool.run, Instant::now());
        let call = self.call(&context, tool.needs_roots).await;
        let arguments = request.arguments.unwrap_or_default();
        let ran = tokio::task::spawn_blocking(move || run(&call, arguments)).await;
        let message = format!("{}: {} ms", tool.name, began.elapsed().as_millis());
        match ran {
            Ok(result) => {
                self.log.debug(&context.peer, message).await;
                Ok(result.into())
            }
            Err(error) => {
                self.log.error(&context.peer, format!("{message}; internal error: {error}")).await;
                let message = "internal error: the call failed; the server goes on";
                Ok(tools::failed(&Failure::new(FailureKind::Internal, message)).into())
            }
        }
    }

    async fn list_resources(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListResourcesResult, ErrorData> {
        Ok(ListResourcesResult::with_all_items(resources::list()))
    }

    async fn list_resource_templates(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListResourceTemplatesResult, ErrorData> {
        Ok(ListResourceTemplatesResult::with_all_items(resources::templates()))
    }

    async fn read_resource(
        &self,
        request: ReadResourceRequestParams,
        context: RequestContext<RoleServer>,
    ) -> Result<ReadResourceResponse, ErrorData> {
        let uri = request.uri;
        let page = if uri == resources::REPORT {
            let call = self.call(&context, true).await;
            let ran = tokio::task::spawn_blocking(move || resources::report(&call)).await;
            let report = ran.map_err(|error| ErrorData::internal_error(error.to_string(), None))?;
            Some(report.map_err(|error| failure(&error))?)
        } else {
            resources::page(&uri)
        };
        let Some(page) = page else {
            return Err(ErrorData::resource_not_found(format!("there is no resource {uri}"), None));
        };
        let contents = ResourceContents::text(page, uri).with_mime_type(MARKDOWN);
        Ok(ReadResourceResult::new(vec![contents]).into())
    }

    async fn list_prompts(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListPromptsResult, ErrorData> {
        Ok(ListPromptsResult::with_all_items(prompts::list()))
    }

    async fn get_prompt(
        &self,
        request: GetPromptRequestParams,
        _: RequestContext<RoleServer>,
    ) -> Result<GetPromptResponse, ErrorData> {
        let arguments = request.arguments.unwrap_or_default();
        let Some((description, messages)) = prompts::get(&request.name, &arguments) else {
            let message = format!("there is no prompt called {}", request.name);
            return Err(ErrorData::invalid_params(message, None));
        };
        Ok(GetPromptResult::new(messages).with_description(description).into())
    }

    async fn complete(
        &self,
        request: CompleteRequestParams,
        _: RequestContext<RoleServer>,
    ) -> Result<CompleteResult, ErrorData> {
        let info = match &request.r#ref {
            Reference::Resource(template) => resources::complete(&template.uri, &request.argument.value),
            _ => CompletionInfo::default(),
        };
        Ok(CompleteResult::new(info))
    }

    #[expect(deprecated, reason = "the versions of the protocol that have logs are still in use")]
    async fn set_level(
        &self,
        request: SetLevelRequestParams,
        _: RequestContext<RoleServer>,
    ) -> Result<(), ErrorData> {
        self.log.set_level(&request);
        Ok(())
    }

    async fn on_roots_list_changed(&self, _: NotificationContext<RoleServer>) {
        *lock(&self.roots) = None;
        self.kept.trees.forget();
    }
}
