//! Naming statements.

/// Names the statements of a subject, and lists them in `SQL`, so that none escapes the tests.
macro_rules! sql {
    ($($name:ident = $text:expr;)+) => {
        $(const $name: &str = $text;)+
        /// The statements of this subject, by name.
        pub(crate) const SQL: &[(&str, &str)] = &[$((stringify!($name), $name)),+];
    };
}
pub(crate) use sql;
