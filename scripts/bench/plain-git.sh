#!/usr/bin/env bash
# What a team would write with git alone, in its quickest form: a depth-1 clone without blobs, one folder checked out through a
# sparse index, one line changed by sed, one commit without hooks, one push, one call to open the pull request. No record, no
# proof that it runs, no check of what is changed.
# To compare all services: a bare depth-1 clone, and the lines that look like pins of both environments side by side.
# To judge a pull request: what its branch changes, and a status for its head that says so.
# To promote all services at once: the same with every overlay of prod checked out.
#   plain-git.sh promote | promote-all | look | judge | compare
set -euo pipefail

export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null GIT_TERMINAL_PROMPT=0
header="authorization: basic $(printf 'x-access-token:%s' "$TOKEN" | base64 -w0)"

clone() {
  git -c "http.extraHeader=$header" clone --quiet --depth=1 --filter=blob:none --no-checkout --no-tags --single-branch \
    --branch "$1" "$SITE/$REPOSITORY.git" work
  cd work
  git config http.extraHeader "$header"
  git sparse-checkout set --cone --sparse-index "${2:-$(dirname "$FILE")}"
  git checkout --quiet "$1"
}

# One commit of everything that was edited, one push, one call.
propose() {
  git -c core.hooksPath=/dev/null -c gc.auto=0 -c user.name=bot -c user.email=bot@acme.example \
    commit --quiet --all --no-verify --message "$1"
  git -c core.hooksPath=/dev/null -c gc.auto=0 push --quiet --no-verify origin "HEAD:refs/heads/$BRANCH"
  curl --silent --show-error --fail --output /dev/null --compressed \
    --header "authorization: token $TOKEN" --header 'content-type: application/json' \
    --data "{\"title\":\"$1\",\"head\":\"$BRANCH\",\"base\":\"main\",\"body\":\"\"}" \
    "$SITE/repos/$REPOSITORY/pulls"
}

case "$1" in
  promote)
    clone main
    sed -i "s/$FROM/$TO/" "$FILE"
    propose "Promote $SERVICE $TO to prod"
    ;;
  promote-all)
    clone main apps/prod
    grep --recursive --files-with-matches "$FROM" apps/prod | xargs sed -i "s/$FROM/$TO/"
    propose "Promote everything to prod"
    ;;
  look)
    clone "$BRANCH"
    grep --quiet "$TO" "$FILE"
    ;;
  judge)
    clone "$BRANCH"
    head=$(git rev-parse HEAD)
    git -c "http.extraHeader=$header" fetch --quiet --depth=1 --filter=blob:none origin main
    git diff FETCH_HEAD HEAD -- "$(dirname "$FILE")" | grep --quiet "$TO"
    curl --silent --show-error --fail --output /dev/null --compressed \
      --header "authorization: token $TOKEN" --header 'content-type: application/json' \
      --data "{\"state\":\"success\",\"context\":\"plain\",\"description\":\"$SERVICE $TO\"}" \
      "$SITE/repos/$REPOSITORY/statuses/$head"
    ;;
  compare)
    git -c "http.extraHeader=$header" clone --quiet --bare --depth=1 --no-tags --single-branch "$SITE/$REPOSITORY.git" all.git
    for environment in dev prod; do
      git --git-dir=all.git grep -E '^ +(version|tag|digest): ' "HEAD" -- "apps/$environment" |
        sed -e 's/ #.*//' -e "s,^HEAD:apps/$environment/,," >"$environment"
    done
    diff dev prod >different || true
    ;;
esac
