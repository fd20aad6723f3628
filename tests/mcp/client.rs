//! An agent: the SDK's client with a server in a child process, asked one thing after the other.
#![expect(deprecated, reason = "the versions of the protocol that have roots are still in use")]

use jsonschema::Validator;
use rmcp::model::*;
use rmcp::service::{ClientLifecycleMode, RequestContext, RunningService, serve_client_with_lifecycle};
use rmcp::transport::TokioChildProcess;
use rmcp::{ClientHandler, ErrorData, RoleClient, ServiceError};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tokio::runtime::Runtime;

/// What the client says of itself.
#[derive(Clone, Default)]
pub(crate) struct Client {
    /// The roots that it names; `None` where it does not know of roots.
    pub(crate) roots: Option<Vec<PathBuf>>,
    pub(crate) version: Option<ProtocolVersion>,
}

impl ClientHandler for Client {
    fn get_info(&self) -> ClientConfig {
        let mut config = ClientConfig::default();
        if self.roots.is_some() {
            config.capabilities.roots = Some(RootsCapabilities::default());
        }
        match &self.version {
            Some(version) => config.with_protocol_version(version.clone()),
            None => config,
        }
    }

    async fn list_roots(&self, _: RequestContext<RoleClient>) -> Result<ListRootsResult, ErrorData> {
        let roots = self.roots.iter().flatten();
        Ok(ListRootsResult::new(roots.map(|root| Root::new(format!("file://{}", root.display()))).collect()))
    }
}

/// What a tool has answered.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) answer: Value,
    pub(crate) text: String,
    pub(crate) is_error: bool,
    /// Of all of it, in bytes.
    pub(crate) size: usize,
}

impl Told {
    /// The kind of the failure.
    pub(crate) fn kind(&self) -> &str {
        assert!(self.is_error, "{self:?}");
        self.answer["error"]["kind"].as_str().unwrap()
    }

    pub(crate) fn rules(&self) -> Vec<&str> {
        let findings = self.answer["findings"].as_array().unwrap_or_else(|| panic!("{self:?}"));
        findings.iter().map(|finding| finding["rule"].as_str().unwrap()).collect()
    }
}

pub(crate) struct Agent {
    runtime: Runtime,
    pub(crate) service: Option<RunningService<RoleClient, Client>>,
    validators: BTreeMap<String, Validator>,
    pub(crate) tools: Vec<Tool>,
}

impl Agent {
    /// An agent whose server runs in a folder.
    pub(crate) fn new(folder: &Path) -> Agent {
        Agent::with(folder, &[], Client::default(), ClientLifecycleMode::Initialize)
    }

    pub(crate) fn with(
        folder: &Path,
        args: &[&str],
        client: Client,
        lifecycle: ClientLifecycleMode,
    ) -> Agent {
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let (service, tools) = runtime.block_on(async {
            let mut command = tokio::process::Command::new(env!("CARGO_BIN_EXE_addinspect"));
            command.env_clear().current_dir(folder).arg("mcp").args(args);
            let child = TokioChildProcess::new(command).unwrap();
            let service = serve_client_with_lifecycle(client, child, lifecycle).await.unwrap();
            let tools = service.list_all_tools().await.unwrap();
            (service, tools)
        });
        let validator = |tool: &Tool| {
            let schema = Value::Object(tool.output_schema.as_deref().unwrap().clone());
            (tool.name.to_string(), jsonschema::draft202012::new(&schema).unwrap())
        };
        let validators = tools.iter().map(validator).collect();
        Agent { runtime, service: Some(service), validators, tools }
    }

    pub(crate) fn wait<T>(&self, work: impl Future<Output = T>) -> T {
        let bounded = async { tokio::time::timeout(std::time::Duration::from_secs(60), work).await };
        self.runtime.block_on(bounded).expect("the server hangs")
    }

    pub(crate) fn service(&self) -> &RunningService<RoleClient, Client> {
        self.service.as_ref().unwrap()
    }

    /// Calls a tool; its answer, or its failure, fits its schema.
    pub(crate) fn call(&self, tool: &str, arguments: Value) -> Told {
        let result = self.try_call(tool, arguments).unwrap();
        let size = serde_json::to_string(&result).unwrap().len();
        let answer = result.structured_content.unwrap();
        let errors: Vec<String> = self.validators[tool].iter_errors(&answer).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{tool}: {errors:?}\n{answer:#}");
        let text = result.content.iter().filter_map(ContentBlock::as_text).map(|t| t.text.clone()).collect();
        Told { answer, text, is_error: result.is_error == Some(true), size }
    }

    pub(crate) fn try_call(&self, tool: &str, arguments: Value) -> Result<CallToolResult, ServiceError> {
        let Value::Object(arguments) = arguments else { panic!("{arguments}") };
        let request = CallToolRequestParams::new(tool.to_owned()).with_arguments(arguments);
        self.wait(self.service().call_tool(request))
    }
}

impl Drop for Agent {
    fn drop(&mut self) {
        if let Some(service) = self.service.take() {
            let _ = self.runtime.block_on(service.cancel());
        }
    }
}
