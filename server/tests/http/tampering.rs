//! What is changed in the database past the program is found and named, whatever it is.

use crate::harness::{Browser, Server};
use domain::{
    Failure, LinkId, PostId,
    audit::{Kind, What},
    review::Verdict,
    views::{
        history::LogFilter,
        links::{ApproverChoice, NewApprover, NewLink},
        planner::Draft,
    },
};
use service::{
    actor::{Caller, Reviewer},
    history::{
        bind::bind_older,
        read_log::read_log,
        verify::{Proof, look, verify},
    },
    links::{create_link::create_link, revoke_link::revoke_link},
    model::{ReviewSession, TokenHash},
    posts::{delete_posts::delete_posts, move_posts::move_posts, open_post::open_post, save_post::save_post},
    projects::create_project::create_project,
    record::EventDraft,
    review::{
        decide::{Decide, decide},
        undo::undo,
    },
};
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};
use strum::VariantArray;
use testing::Agency;
use uuid::Uuid;

/// What an agency and its clients did.
struct Past {
    server: Server,
    owner: Browser,
}

impl Past {
    /// So many links with eight posts each, of which some are edited, decided, taken back, moved or deleted.
    async fn with_links(links: usize) -> Self {
        let server = Server::start().await;
        let agency = Agency::on(&server.services).await;
        let workspace = agency.staff().user.workspace_id;
        let told = server.write(async |tx| {
            let found = tx.workspace(workspace).await?.ok_or(Failure::NotFound)?;
            let what = What::WorkspaceCreated {
                workspace: found.name.clone(),
            };
            let event = EventDraft::new(found.id, &what, agency.services.clock.now());
            tx.append_event(event.seals([found.seal()]).done()).await
        });
        told.await.expect("an event");
        let past = Self {
            owner: agency.owner.clone().into(),
            server,
        };
        for number in 0..links {
            let mut posts = Vec::new();
            for post in 0..8 {
                let draft = Draft {
                    date: "2031-03-04".into(),
                    ..agency.draft(&format!("Beans {number} {post}"))
                };
                posts.push(agency.save(draft).await.0);
            }
            past.live(number, agency.project, &posts).await;
        }
        past
    }

    async fn live(&self, number: usize, project: domain::ProjectId, posts: &[PostId]) {
        let (services, staff) = (&self.server.services, &self.owner.staff);
        let link = NewLink {
            anyway: true,
            project,
            posts: posts.to_vec(),
            approver: ApproverChoice::New(NewApprover {
                name: format!("Tom {number}"),
                ..NewApprover::default()
            }),
            title: format!("Week {number}"),
            message: String::new(),
            password: None,
            request_key: None,
        };
        let link = create_link(services, staff, link).await.expect("a link").id;
        let reviewer = self.reviewer(link).await;
        for (post, verdict) in posts
            .iter()
            .zip(Verdict::VARIANTS.iter().copied().cycle())
            .take(6)
        {
            let seen = open_post(services, staff, *post).await.expect("a post").revision;
            let input = Decide {
                post: *post,
                seen: seen.into(),
                verdict,
                note: format!("Because {number}"),
                request_key: services.id(),
            };
            decide(services, &reviewer, input).await.expect("a decision");
        }
        undo(services, &reviewer, posts[0]).await.expect("taken back");
        let version = async |post| {
            let detail = open_post(services, staff, post).await.expect("a post");
            (detail.card.version, detail.content)
        };
        let (seen, content) = version(posts[1]).await;
        let draft = Draft {
            post: Some((posts[1], seen)),
            caption: format!("Other beans {number}"),
            channels: content.channels,
            date: "2031-03-05".into(),
            ..Draft::default()
        };
        save_post(services, staff, project, draft).await.expect("an edit");
        let (seen, _) = version(posts[2]).await;
        move_posts(services, staff, &[(posts[2], seen)], "2031-03-06")
            .await
            .expect("moved");
        let (seen, _) = version(posts[7]).await;
        delete_posts(services, staff, &[(posts[7], seen)])
            .await
            .expect("deleted");
        if number.is_multiple_of(2) {
            revoke_link(services, staff, link).await.expect("revoked");
        }
    }

    async fn reviewer(&self, link: LinkId) -> Reviewer {
        let services = &self.server.services;
        let mut db = services.store.read().await.expect("a database");
        let link = db.link(link).await.expect("a link").expect("a link");
        let now = services.clock.now();
        let session = ReviewSession {
            token: TokenHash([0; 32]),
            link_id: link.id,
            generation: link.generation,
            created_at: now,
            expires_at: now.plus(1_000_000),
            flash: None,
        };
        Reviewer {
            link,
            name: "Tom".into(),
            session,
            caller: Caller::default(),
        }
    }

    async fn look(&self) -> Proof {
        let mut db = self.server.services.store.read().await.expect("a database");
        look(&mut *db).await.expect("a proof")
    }
}

/// A way past the program, with all that guards the tables out of the way.
enum Back {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Back {
    async fn into(server: &Server) -> Self {
        let mut back = match server.database_url() {
            url if url.starts_with("sqlite") => {
                Self::Sqlite(SqliteConnection::connect(&url).await.expect("a file"))
            }
            url => Self::Postgres(PgConnection::connect(&url).await.expect("a server")),
        };
        let open = match back {
            Self::Sqlite(_) => {
                "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; PRAGMA synchronous = OFF;
                PRAGMA busy_timeout = 5000;
                DROP TRIGGER audit_events_no_update; DROP TRIGGER audit_events_no_delete"
            }
            Self::Postgres(_) => "SET session_replication_role = replica",
        };
        back.run(open.to_owned()).await.expect("open");
        for Table { name: table, .. } in TABLES {
            back.run(format!("CREATE TABLE before_{table} AS SELECT * FROM {table}"))
                .await
                .expect("a copy");
        }
        back
    }

    async fn run(&mut self, sql: String) -> Result<(), sqlx::Error> {
        let sql = sqlx::raw_sql(AssertSqlSafe(sql));
        match self {
            Self::Sqlite(c) => sql.execute(c).await.map(drop),
            Self::Postgres(c) => sql.execute(c).await.map(drop),
        }
    }

    async fn texts(&mut self, sql: String) -> Vec<Option<String>> {
        let sql = AssertSqlSafe(sql);
        let texts = match self {
            Self::Sqlite(c) => {
                sqlx::query_scalar::<sqlx::Sqlite, Option<String>>(sql)
                    .fetch_all(c)
                    .await
            }
            Self::Postgres(c) => {
                sqlx::query_scalar::<sqlx::Postgres, Option<String>>(sql)
                    .fetch_all(c)
                    .await
            }
        };
        texts.expect("texts")
    }

    async fn text(&mut self, sql: String) -> Option<String> {
        self.texts(sql).await.into_iter().next().flatten()
    }

    /// Whether what is bound of the table is another than before.
    async fn differs(&mut self, table: &Table) -> bool {
        let Table { name, columns, .. } = table;
        let columns = columns.join(", ");
        let rows = |of: &str| format!("SELECT {columns} FROM {of}{name}");
        let (now, before) = (rows(""), rows("before_"));
        let sql = format!(
            "SELECT CAST((SELECT COUNT(*) FROM ({now} EXCEPT {before}) AS a)
            + (SELECT COUNT(*) FROM ({before} EXCEPT {now}) AS b)
            + (SELECT COUNT(*) FROM {name}) - (SELECT COUNT(*) FROM before_{name}) AS TEXT)"
        );
        self.text(sql).await.as_deref() != Some("0")
    }

    async fn restore(&mut self, table: &Table) {
        let name = table.name;
        let sql = format!("DELETE FROM {name}; INSERT INTO {name} SELECT * FROM before_{name}");
        self.run(sql).await.expect("restored");
    }
}

/// A table that the log binds.
struct Table {
    name: &'static str,
    key: &'static str,
    /// What is bound.
    columns: &'static [&'static str],
    /// What counts saves and serves searches.
    others: &'static [&'static str],
}

const TABLES: [Table; 6] = [
    Table {
        name: "audit_events",
        key: "seq",
        columns: &[
            "seq",
            "workspace_id",
            "at",
            "kind",
            "actor_kind",
            "actor_id",
            "actor_name",
            "project_id",
            "link_id",
            "post_id",
            "details",
            "address",
            "user_agent",
            "seals",
            "prev_hash",
            "hash",
        ],
        others: &[],
    },
    Table {
        name: "audit_heads",
        key: "workspace_id",
        columns: &["workspace_id", "seq", "hash"],
        others: &[],
    },
    Table {
        name: "workspaces",
        key: "id",
        columns: &["id", "name", "created_at"],
        others: &[],
    },
    Table {
        name: "posts",
        key: "id",
        columns: &[
            "id",
            "workspace_id",
            "project_id",
            "revision_id",
            "review",
            "decided_by",
            "decided_at",
            "publication",
            "scheduled_at",
            "campaign",
            "creator_note",
            "created_by",
            "created_at",
            "deleted_at",
        ],
        others: &["version", "search"],
    },
    Table {
        name: "revisions",
        key: "id",
        columns: &["id", "post_id", "number", "content", "created_at", "created_by"],
        others: &[],
    },
    Table {
        name: "decisions",
        key: "id",
        columns: &[
            "id",
            "link_id",
            "post_id",
            "revision_id",
            "verdict",
            "note",
            "decided_by",
            "decided_at",
            "request_key",
            "undone_at",
        ],
        others: &[],
    },
];

/// Numbers that look random and are the same each time. <https://www.jstatsoft.org/article/view/v008i14>
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).expect("it is less")
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// A change past the program: the statement, and the keys of the rows it touches.
async fn change(back: &mut Back, dice: &mut Dice, table: &Table) -> (String, Vec<String>) {
    let Table { name, key, .. } = table;
    let keys = back
        .texts(format!("SELECT CAST({key} AS TEXT) FROM {name} ORDER BY {key}"))
        .await;
    let keys: Vec<String> = keys.into_iter().flatten().collect();
    let (one, other) = (dice.of(&keys).clone(), dice.of(&keys).clone());
    let column = *dice.of(table.columns);
    let value = async |back: &mut Back, of: &str| {
        back.text(format!(
            "SELECT CAST({column} AS TEXT) FROM {name} WHERE {key} = '{of}'"
        ))
        .await
    };
    let fresh = Uuid::from_u128((u128::from(dice.0) << 64) | u128::from(dice.0)).to_string();
    let literal = |text: Option<&str>| match text {
        Some(text) => format!("'{}'", text.replace('\'', "''")),
        None => "NULL".to_owned(),
    };
    match dice.below(8) {
        0 => (format!("DELETE FROM {name} WHERE {key} = '{one}'"), vec![one]),
        1 => {
            let new = if *key == "seq" { "999999".to_owned() } else { fresh };
            let all: Vec<_> = table.columns.iter().chain(table.others).copied().collect();
            let taken: Vec<_> = all
                .iter()
                .map(|column| {
                    if column == key {
                        format!("'{new}'")
                    } else {
                        (*column).to_owned()
                    }
                })
                .collect();
            let (all, taken) = (all.join(", "), taken.join(", "));
            // What is there once only is made new.
            let taken = if *name == "decisions" {
                taken.replace("request_key", &format!("'{}'", Uuid::from_u128(7)))
            } else {
                taken
            };
            let taken = if *name == "revisions" {
                taken.replace("number", "number + 1000")
            } else {
                taken
            };
            let taken = if *key == "seq" {
                taken.replace("'999999'", "seq + 999999")
            } else {
                taken
            };
            (
                format!("INSERT INTO {name} ({all}) SELECT {taken} FROM {name} WHERE {key} = '{one}'"),
                vec![new],
            )
        }
        2 if column != *key => {
            let (a, b) = (value(back, &one).await, value(back, &other).await);
            let set = |text: Option<String>, of: &str| {
                format!(
                    "UPDATE {name} SET {column} = {} WHERE {key} = '{of}'",
                    literal(text.as_deref())
                )
            };
            (format!("{}; {}", set(b, &one), set(a, &other)), vec![one, other])
        }
        _ => {
            let was = value(back, &one).await;
            let number = was.as_deref().and_then(|text| text.parse::<i64>().ok());
            let words = [
                "approved",
                "rejected",
                "changes_requested",
                "pending",
                "waiting",
                "published",
                "post.exploded",
                "staff",
                "",
            ];
            let new = match (number, dice.below(6)) {
                (Some(number), 0 | 1) => Some((number + 1).to_string()),
                (_, 0) => Some(format!("{}!", was.unwrap_or_default())),
                (_, 1) => Some((*dice.of(&words)).to_owned()),
                (_, 2) => value(back, &other).await,
                (_, 3) => Some(fresh),
                (_, 4) => was.map(|text| text.to_uppercase()),
                _ => None,
            };
            let mut touched = vec![one.clone()];
            touched.extend(new.clone().filter(|_| column == *key));
            (
                format!(
                    "UPDATE {name} SET {column} = {} WHERE {key} = '{one}'",
                    literal(new.as_deref())
                ),
                touched,
            )
        }
    }
}

/// Makes so many changes that change something, one at a time, and asserts that each is found and named.
async fn all_are_found(past: &Past, count: usize) {
    assert_eq!(past.look().await.findings, [], "the history is sound");
    let mut back = Back::into(&past.server).await;
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut made = 0;
    while made < count {
        let table = dice.of(&TABLES);
        let (sql, keys) = change(&mut back, &mut dice, table).await;
        if back.run(format!("BEGIN; {sql}; COMMIT")).await.is_err() {
            // The database itself refuses.
            back.run("ROLLBACK".into()).await.ok();
            continue;
        }
        if back.differs(table).await {
            made += 1;
            let findings = past.look().await.findings;
            let said: Vec<String> = findings.iter().map(ToString::to_string).collect();
            let named = match table.name {
                "audit_events" | "audit_heads" => said.iter().any(|line| line.contains("chain broken")),
                _ => keys
                    .iter()
                    .any(|key| said.iter().any(|line| line.contains(key.as_str()))),
            };
            assert!(named, "{sql}: {said:?}");
        }
        back.restore(table).await;
    }
    assert_eq!(past.look().await.findings, [], "all is as it was");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_change_past_the_program_is_found_and_named() {
    all_are_found(&Past::with_links(3).await, 300).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes minutes: cargo xtask test http -- --run-ignored only"]
async fn ten_thousand_changes_are_found_and_named() {
    let past = Past::with_links(95).await;
    let proof = past.look().await;
    println!("{:?}, {} rows", proof.chains, proof.rows);
    all_are_found(&past, 10_000).await;
}

#[tokio::test]
async fn what_cannot_be_read_is_named_and_stops_neither_the_log_page_nor_the_feed() {
    let past = Past::with_links(1).await;
    let services = &past.server.services;
    let before = read_log(services, &past.owner.staff, LogFilter::default()).await;
    let before = before.expect("the log");
    let mut back = Back::into(&past.server).await;
    for broken in [
        "kind = 'post.exploded'",
        "actor_kind = 'robot'",
        "post_id = 'none'",
        "seals = 'post'",
        "hash = ''",
    ] {
        back.run(format!("UPDATE audit_events SET {broken} WHERE seq = 5"))
            .await
            .expect("changed");
        let log = read_log(services, &past.owner.staff, LogFilter::default()).await;
        let log = log.expect("the log");
        assert_eq!(log.unreadable, [5], "{broken}");
        assert_eq!(log.lines.len(), before.lines.len() - 1, "{broken}");
        let findings = verify(&*services.store).await.expect("a proof").findings;
        let said: Vec<String> = findings.iter().map(ToString::to_string).collect();
        assert!(
            said.iter().any(|line| line.contains("event 5 cannot be read")),
            "{broken}: {said:?}"
        );
        back.restore(&TABLES[0]).await;
    }
    // Whoever follows hears of what comes after it.
    let mut heard = past.server.feed().subscribe();
    back.run(
        "UPDATE audit_events SET kind = 'post.exploded' WHERE seq = (SELECT MAX(seq) FROM audit_events)"
            .into(),
    )
    .await
    .expect("changed");
    create_project(services, &past.owner.staff, "Kelp", "UTC", None)
        .await
        .expect("a project");
    let change = tokio::time::timeout(std::time::Duration::from_secs(30), heard.recv()).await;
    assert_eq!(
        change.expect("in time").expect("a change").kind,
        Kind::ProjectCreated
    );
}

#[tokio::test]
async fn what_was_there_before_is_bound_once() {
    let past = Past::with_links(1).await;
    let services = &past.server.services;
    let mut back = Back::into(&past.server).await;
    // As a version left it that bound nothing: a chain of its own, without seals.
    back.run("DELETE FROM audit_events; UPDATE audit_heads SET seq = 0, hash = '0000000000000000000000000000000000000000000000000000000000000000'; DELETE FROM settings WHERE key = 'log_bound'".into())
        .await
        .expect("cleared");
    assert!(!past.look().await.findings.is_empty());
    let bind = async || {
        bind_older(&*services.store, services.clock.now())
            .await
            .expect("bound")
    };
    bind().await;
    assert_eq!(past.look().await.findings, []);
    let events = past.look().await.chains[0].1;
    // Never again: a post that somebody put there is not made good by a restart.
    back.run("INSERT INTO decisions (id, link_id, post_id, revision_id, approver_id, verdict, note, decided_by, decided_at, request_key, undone_at)
        SELECT '00000000-0000-0000-0000-000000000077', link_id, post_id, '00000000-0000-0000-0000-000000000078', approver_id, 'approved', '', 'Tom', 1, '00000000-0000-0000-0000-000000000079', NULL
        FROM decisions LIMIT 1; DELETE FROM settings WHERE key = 'log_bound'".into())
        .await
        .expect("put there");
    bind().await;
    let proof = past.look().await;
    assert_eq!(proof.chains[0].1, events);
    let said: Vec<String> = proof.findings.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        ["decision 00000000-0000-0000-0000-000000000077 is in no event"]
    );
}
