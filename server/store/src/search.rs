//! Searching the posts of a project by their normal form, which is kept beside each.

use crate::{
    conn::Conn,
    posts::select_posts,
    sql::sql,
    value::{Value, values},
};
use async_trait::async_trait;
use domain::{PostId, ProjectId, post::Post, search};
use service::ports::store::{Got, ReadSearch, WriteSearch};

/// Patterns that a statement takes; the last holds all further words, in the order they were typed.
const PATTERNS: usize = 8;

/// Posts that are filled in by one transaction.
const BATCH: i64 = 200;

macro_rules! holding_all {
    () => {
        "p.project_id = $1 AND p.search LIKE $2 ESCAPE '!'
        AND ($3 = '' OR p.search LIKE $3 ESCAPE '!') AND ($4 = '' OR p.search LIKE $4 ESCAPE '!')
        AND ($5 = '' OR p.search LIKE $5 ESCAPE '!') AND ($6 = '' OR p.search LIKE $6 ESCAPE '!')
        AND ($7 = '' OR p.search LIKE $7 ESCAPE '!') AND ($8 = '' OR p.search LIKE $8 ESCAPE '!')
        AND ($9 = '' OR p.search LIKE $9 ESCAPE '!')"
    };
}

sql! {
    POSTS_HOLDING = select_posts!(concat!(
        holding_all!(), " ORDER BY p.scheduled_at DESC NULLS LAST, p.id DESC LIMIT $10"
    ));
    POSTS_HOLDING_COUNT = concat!(
        "SELECT COUNT(*) AS value FROM posts p WHERE p.deleted_at IS NULL AND ", holding_all!()
    );
    POSTS_TO_FOLD = select_posts!("p.search IS NULL AND p.id > $1 ORDER BY p.id LIMIT $2");
    POST_FOLD = "UPDATE posts SET search = $2 WHERE id = $1";
}

#[async_trait]
impl ReadSearch for Conn {
    /// The latest posts of a project that hold every word, those without a date last, and how many there are in all.
    async fn posts_holding(
        &mut self,
        project: ProjectId,
        words: &[String],
        limit: usize,
    ) -> Got<(Vec<Post>, usize)> {
        let given = || -> Vec<Value> {
            let mut given = values![project];
            given.extend(patterns(words).iter().map(Value::from));
            given
        };
        let mut bound = given();
        bound.push(Value::from(i64::try_from(limit).unwrap_or(i64::MAX)));
        let posts = self.list::<Post>(POSTS_HOLDING, bound).await?;
        if posts.len() < limit {
            let all = posts.len();
            return Ok((posts, all));
        }
        let all = self.find::<usize>(POSTS_HOLDING_COUNT, given()).await?;
        Ok((posts, all.unwrap_or_default()))
    }
}

#[async_trait]
impl WriteSearch for Conn {
    /// Fills in what is searched of some posts that do not have it yet, from `after` on; gives the last one, if there are more.
    async fn fold_posts(&mut self, after: Option<PostId>) -> Got<Option<PostId>> {
        let after = after.map_or(String::new(), |id| id.to_string());
        let posts = self.list::<Post>(POSTS_TO_FOLD, values![&after, BATCH]).await?;
        for post in &posts {
            self.change(POST_FOLD, values![post.id, &search::of_post(post)])
                .await?;
        }
        Ok(posts.last().map(|post| post.id))
    }
}

/// A pattern for each word; what stands for anything in a pattern stands for itself.
fn patterns(words: &[String]) -> [String; PATTERNS] {
    let mut patterns = [const { String::new() }; PATTERNS];
    for (number, word) in words.iter().enumerate() {
        let pattern = &mut patterns[number.min(PATTERNS - 1)];
        if pattern.is_empty() {
            pattern.push('%');
        }
        for c in word.chars() {
            if matches!(c, '%' | '_' | '!') {
                pattern.push('!');
            }
            pattern.push(c);
        }
        pattern.push('%');
    }
    patterns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_patterns_stand_for_themselves() {
        let words = ["100%", "a_b", "wow!", "\\"].map(str::to_owned);
        assert_eq!(
            patterns(&words)[..5],
            ["%100!%%", "%a!_b%", "%wow!!%", "%\\%", ""]
        );
    }

    #[test]
    fn no_word_is_forgotten() {
        let words: Vec<String> = ('a'..='k').map(String::from).collect();
        assert_eq!(patterns(&words)[6..], ["%g%", "%h%i%j%k%"]);
    }
}
