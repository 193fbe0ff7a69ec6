//! Stub.
use super::{Ask, Intake};
/// a
pub fn write_ask(_: &Ask) -> String {
    String::new()
}
/// b
pub fn read_ask(_: &str) -> Ask {
    Ask::default()
}
/// c
pub fn read(_: &str, _: &str) -> Result<Intake, String> {
    Err(String::new())
}
/// d
pub fn write(_: &Result<Intake, super::Refusal>, _: &str) -> String {
    String::new()
}
impl super::Format {
    /// n
    pub fn name(self) -> &'static str {
        self.code()
    }
}
impl super::Column {
    /// n
    pub fn name(self) -> &'static str {
        self.code()
    }
}
