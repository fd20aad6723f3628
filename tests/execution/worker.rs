//! The Node process that makes and runs programs: a request is a line of JSON, its answer a line of JSON.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

const OLDEST_NODE: u32 = 20;
const WORKER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/execution/generator/worker.mjs");

/// A program that was made and has run.
#[derive(Clone, Deserialize)]
pub(crate) struct Program {
    /// What it was made from; only the worker reads it.
    pub(crate) spec: Value,
    /// No program comes of this spec.
    #[serde(default)]
    pub(crate) unfit: bool,
    #[serde(default)]
    pub(crate) files: Vec<File>,
    /// What was looked up, called or written while it ran.
    #[serde(default)]
    pub(crate) members: Vec<Member>,
    #[serde(default)]
    pub(crate) declared: i8,
    /// Something in it leaves what is analysed.
    #[serde(default)]
    pub(crate) leaving: bool,
    /// A helper reads members by name: the line at run time is not the line of the use.
    #[serde(default)]
    pub(crate) moves: bool,
    /// It threw: a fault of the generator.
    #[serde(default)]
    pub(crate) error: Option<String>,
}

#[derive(Clone, Deserialize)]
pub(crate) struct File {
    pub(crate) name: String,
    pub(crate) text: String,
}

/// A leveled member at run time.
#[derive(Clone, Deserialize)]
pub(crate) struct Member {
    pub(crate) member: String,
    /// From 0, Restricted; above `ReadWriteMailbox` where the catalogue does not have it.
    pub(crate) level: i8,
    /// It was read or written as a property, or called as a method; otherwise only looked for.
    pub(crate) needed: bool,
    /// `file:line`.
    pub(crate) lines: Vec<String>,
}

/// Whether Node is there, and new enough.
pub(crate) fn node_is_here() -> bool {
    let version = Command::new("node").arg("--version").output();
    let version = version.ok().and_then(|output| String::from_utf8(output.stdout).ok()).unwrap_or_default();
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    major.is_some_and(|major| major >= OLDEST_NODE)
}

/// One Node process. It ends when this is dropped.
pub(crate) struct Worker {
    child: Child,
    requests: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Worker {
    pub(crate) fn start(tool: &str) -> Self {
        let mut command = Command::new("node");
        command.args(["--no-warnings", "--experimental-vm-modules", WORKER, tool]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let requests = child.stdin.take().unwrap();
        let answers = BufReader::new(child.stdout.take().unwrap());
        Self { child, requests, answers }
    }

    pub(crate) fn ask<T: DeserializeOwned>(&mut self, request: &Value) -> T {
        writeln!(self.requests, "{request}").unwrap();
        let mut answer = String::new();
        self.answers.read_line(&mut answer).unwrap();
        serde_json::from_str(&answer).unwrap_or_else(|error| panic!("{error}: {request}\n{answer}"))
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
