//! How values of a closed set are spelled where they leave the program: in the database, in forms, in addresses and in
//! attributes. The spelling is derived (`strum`), and read back by [`str::parse`].

/// What is spelled in one way.
pub trait Spelled: Copy + Into<&'static str> {
    /// The spelling.
    #[must_use]
    fn as_str(self) -> &'static str {
        self.into()
    }
}

impl<T: Copy + Into<&'static str>> Spelled for T {}
