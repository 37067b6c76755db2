//! Stored files come back whole, and no key leads out of their folder.

use bytes::Bytes;
use domain::Failure;
use gateway::LocalBlobs;
use service::ports::Blobs;

const KEY: &str = "media/0190f1a2-7c3e-7000-8000-000000000001/display.jpg";

#[tokio::test]
async fn a_file_comes_back_also_after_a_restart() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("not/yet/there");
    let blobs = LocalBlobs::open(&root).expect("an opened folder");
    assert_eq!(blobs.get(KEY).await, Ok(None));

    let bytes = Bytes::from(vec![7; 100_000]);
    assert_eq!(blobs.put(KEY, bytes.clone()).await, Ok(()));
    assert_eq!(blobs.put(KEY, bytes.clone()).await, Ok(()), "again");
    assert_eq!(blobs.put("empty", Bytes::new()).await, Ok(()));

    let reopened = LocalBlobs::open(&root).expect("an opened folder");
    assert_eq!(reopened.get(KEY).await, Ok(Some(bytes)));
    assert_eq!(reopened.get("empty").await, Ok(Some(Bytes::new())));
    assert_eq!(reopened.get("media").await, Ok(None), "a folder is no file");
}

#[tokio::test]
async fn bad_keys_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("secret"), "outside").expect("a file");
    let blobs = LocalBlobs::open(folder.path().join("blobs")).expect("an opened folder");
    let long = "a".repeat(gateway::blobs::MAX_KEY + 1);
    for key in [
        "",
        "/",
        "..",
        ".",
        "../secret",
        "a/../../secret",
        "a/..",
        "a..b",
        "/etc/passwd",
        "a//b",
        "a/",
        "/a",
        ".hidden",
        "a/.b",
        "A",
        "a b",
        "a\\b",
        "a%2fb",
        "a\0b",
        "a\nb",
        "ä",
        "a:b",
        "a#1",
        &long,
    ] {
        assert_eq!(blobs.get(key).await, Err(Failure::NotFound), "{key:?}");
        assert_eq!(
            blobs.put(key, Bytes::from_static(b"x")).await,
            Err(Failure::NotFound),
            "{key:?}"
        );
    }
}

#[tokio::test]
async fn a_broken_disk_is_no_missing_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let blobs = LocalBlobs::open(folder.path()).expect("an opened folder");
    assert_eq!(blobs.put("a", Bytes::from_static(b"x")).await, Ok(()));
    // A file stands where a folder would have to be.
    assert_eq!(
        blobs.put("a/b", Bytes::from_static(b"x")).await,
        Err(Failure::Unavailable)
    );
    assert_eq!(blobs.get("a").await, Ok(Some(Bytes::from_static(b"x"))));
}
