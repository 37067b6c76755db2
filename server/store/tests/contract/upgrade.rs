//! Databases that an older program left are brought up to date, and their logs still prove them.

use crate::bench::{Bench, contract};
use domain::{
    Spelled, UnixMillis,
    post::{Post, Publication},
    publication,
    review::{self, Policy, Review},
};
use service::{
    history::verify::verify,
    ports::{Read, Store},
};
use sqlx::{Connection, PgConnection, SqliteConnection, migrate::Migrator};
use std::{collections::BTreeMap, path::Path};
use store::{OpenOptions, open};

contract!(what_schema_11_held_is_there_and_proved);

/// An agency with posts in every state, as the program wrote it before requests and publications had tables.
const SCHEMA_11: &str = include_str!("../fixtures/schema_0011.sql");

/// The migrations up to that version.
async fn up_to(version: i64, backend: &str) -> Migrator {
    let folder = format!("{}/migrations/{backend}", env!("CARGO_MANIFEST_DIR"));
    let all = Migrator::new(Path::new(&folder)).await.expect("migrations");
    let known = all.iter().filter(|migration| migration.version <= version);
    Migrator::with_migrations(known.cloned().collect())
}

/// A database of schema 11 beside that of the case.
async fn of_schema_11(bench: &Bench) -> String {
    let migrator = up_to(11, bench.backend()).await;
    if bench.backend() == "sqlite" {
        let url = bench.url.replace("test.db", "old.db");
        let mut connection = SqliteConnection::connect(&format!("{url}?mode=rwc"))
            .await
            .expect("a file");
        migrator
            .run_direct(None, &mut connection, false)
            .await
            .expect("a schema");
        sqlx::raw_sql(SCHEMA_11)
            .execute(&mut connection)
            .await
            .expect("rows");
        connection.close().await.expect("closed");
        url
    } else {
        let mut connection = PgConnection::connect(&bench.url).await.expect("a server");
        let empty = "DROP SCHEMA public CASCADE; CREATE SCHEMA public";
        sqlx::raw_sql(empty)
            .execute(&mut connection)
            .await
            .expect("an empty database");
        migrator
            .run_direct(None, &mut connection, false)
            .await
            .expect("a schema");
        sqlx::raw_sql(SCHEMA_11)
            .execute(&mut connection)
            .await
            .expect("rows");
        connection.close().await.expect("closed");
        bench.url.clone()
    }
}

async fn all_posts(db: &mut dyn Read) -> Vec<Post> {
    let mut posts = Vec::new();
    for workspace in db.workspaces().await.expect("workspaces") {
        for project in db.projects(workspace.id).await.expect("projects") {
            let (from, to) = (UnixMillis(0), UnixMillis(i64::MAX));
            posts.extend(db.posts_between(project.id, from, to).await.expect("posts"));
            posts.extend(db.posts_unscheduled(project.id).await.expect("posts"));
        }
    }
    posts
}

async fn what_schema_11_held_is_there_and_proved(bench: &Bench) {
    bench.store.close().await;
    let url = of_schema_11(bench).await;
    let store = open(&OpenOptions::new(&url)).await.expect("brought up to date");
    let proof = verify(&store).await.expect("a proof");
    assert_eq!(proof.findings, []);
    assert_eq!(
        proof.chains.iter().map(|(_, events)| *events).collect::<Vec<_>>(),
        [223]
    );
    let mut db = store.read().await.expect("a reader");
    let (mut reviews, mut publications) = (BTreeMap::new(), BTreeMap::new());
    for post in all_posts(&mut *db).await {
        *reviews.entry(post.review.as_str()).or_insert(0) += 1;
        *publications.entry(post.publication.as_str()).or_insert(0) += 1;
        let requests = db.review_requests(post.revision.id).await.expect("requests");
        let folded = review::fold(Policy::Any, &requests);
        assert_eq!(
            folded,
            (post.review, post.decided.clone()),
            "{}: {requests:?}",
            post.id
        );
        assert_eq!(requests.is_empty(), post.review == Review::NotRequested);
        let out = db.publications(post.revision.id).await.expect("publications");
        let folded = publication::fold(&post.revision.content.channels, &out);
        assert_eq!(folded, post.publication, "{}: {out:?}", post.id);
        assert_eq!(out.is_empty(), post.publication == Publication::Waiting);
    }
    let of = |all: &[(&'static str, i32)]| all.iter().copied().collect::<BTreeMap<_, _>>();
    assert_eq!(
        reviews,
        of(&[
            ("approved", 23),
            ("changes_requested", 2),
            ("not_requested", 6),
            ("pending", 13),
            ("rejected", 2)
        ])
    );
    assert_eq!(
        publications,
        of(&[("failed", 1), ("published", 14), ("unknown", 1), ("waiting", 30)])
    );
    // Every decision, also those on older versions, names whose it is.
    let workspace = db.workspaces().await.expect("workspaces")[0].id;
    let links = db.link_summaries(workspace).await.expect("links");
    let mut decisions = 0;
    for link in links.into_iter().map(|summary| summary.link) {
        for decision in db.decisions_of_link(link.id).await.expect("decisions") {
            assert_eq!(decision.approver_id, link.approver_id);
            decisions += 1;
        }
    }
    assert_eq!(decisions, 31);
    drop(db);
    store.close().await;
}
