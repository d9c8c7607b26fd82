//! Just enough HTTP for a WebDriver: one request a connection, JSON both ways.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::Value;

/// The `value` of the answer.
pub fn request(port: u16, method: &str, path: &str, body: &Value) -> Value {
    try_request(port, method, path, body)
        .unwrap_or_else(|| panic!("the driver did not answer {method} {path}"))
}

pub fn try_request(port: u16, method: &str, path: &str, body: &Value) -> Option<Value> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(60))).ok()?;
    let body = if body.is_null() { String::new() } else { body.to_string() };
    write!(stream, "{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len()).ok()?;
    let mut raw = Vec::new();
    let mut chunk = [0u8; 65536];
    loop {
        let n = stream.read(&mut chunk).ok()?;
        raw.extend_from_slice(&chunk[..n]);
        let Some(end) = raw.windows(4).position(|four| four == b"\r\n\r\n") else {
            if n == 0 {
                return None;
            }
            continue;
        };
        let (head, rest) = (String::from_utf8_lossy(&raw[..end]).to_ascii_lowercase(), &raw[end + 4..]);
        let length: usize = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length:")?.trim().parse().ok())
            .unwrap_or(0);
        if n == 0 || rest.len() >= length {
            return serde_json::from_slice::<Value>(rest).ok().map(|mut answer| answer["value"].take());
        }
    }
}

/// Standard base 64, as screenshots come.
pub fn base64(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let (mut bits, mut held) = (0u32, 0);
    for c in text.bytes() {
        let six = match c {
            b'A'..=b'Z' => c - b'A',
            b'a'..=b'z' => c - b'a' + 26,
            b'0'..=b'9' => c - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = bits << 6 | u32::from(six);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
        }
    }
    bytes
}

/// The keys without a character, as WebDriver writes them (https://www.w3.org/TR/webdriver2/#keyboard-actions).
#[allow(dead_code, reason = "each program of tests presses some of them")]
pub mod keys {
    pub const TAB: &str = "\u{E004}";
    pub const ENTER: &str = "\u{E007}";
    pub const SHIFT: &str = "\u{E008}";
    pub const CONTROL: &str = "\u{E009}";
    pub const ALT: &str = "\u{E00A}";
    pub const ESCAPE: &str = "\u{E00C}";
    pub const LEFT: &str = "\u{E012}";
    pub const UP: &str = "\u{E013}";
    pub const DOWN: &str = "\u{E015}";
    pub const DELETE: &str = "\u{E017}";
}
