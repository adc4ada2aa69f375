//! People and bodies in Popolo's words, and the directory that knows who may be named.

pub mod appointment;
pub mod composition;
pub mod contact;
pub mod directory;
pub mod honour;
pub mod mailbox;
pub mod naming;
pub mod organization;
pub mod person;
mod vocabulary;
