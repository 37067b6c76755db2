//! The operating system's randomness.

use domain::UnixMillis;
use rand::{TryRng, rngs::SysRng};
use service::ports::Random;
use uuid::{Builder, Uuid};

/// Bytes straight from the operating system; nothing is buffered or seeded in this process.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemRandom;

impl Random for SystemRandom {
    #[expect(
        clippy::panic,
        reason = "without entropy every secret would be guessable: the request must die, not go on"
    )]
    fn fill(&self, buffer: &mut [u8]) {
        if let Err(error) = SysRng.try_fill_bytes(buffer) {
            panic!("the operating system gives no random bytes: {error}");
        }
    }

    /// Ids of different milliseconds sort by time; within one millisecond their order is random.
    /// An instant before 1970 counts as 1970.
    fn id(&self, now: UnixMillis) -> Uuid {
        let mut noise = [0; 10];
        self.fill(&mut noise);
        let millis = u64::try_from(now.0).unwrap_or(0);
        Builder::from_unix_timestamp_millis(millis, &noise).into_uuid()
    }
}
