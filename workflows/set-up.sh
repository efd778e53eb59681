#!/usr/bin/env bash
# What the workflows need once: for each environment an identity that trusts this repository's jobs in that environment and nothing else,
# with the least roles. Run it as somebody who may assign roles; run it again whenever you like, it makes nothing twice.
#
#   REPOSITORY=acme/platform RESOURCE_GROUP=rg-weather CLUSTER=aks-weather VAULT=kv-weather-egress ROOT_SECRET=egress-root \
#     bash set-up.sh egress-plan egress-apply egress-verify egress-power
#
# Names that begin with egress-plan, egress-apply, egress-verify or egress-power get the roles of that kind (egress-verify-east, say).
# DRY_RUN=1 prints the commands that write and runs none of them. Needs az (signed in) and gh (signed in as an administrator of the repository).
set -euo pipefail

: "${REPOSITORY:?OWNER/NAME of the repository that calls the workflows}" "${RESOURCE_GROUP:?the resource group of the spec}"
CLUSTER=${CLUSTER:-} VAULT=${VAULT:-} ROOT_SECRET=${ROOT_SECRET:-egress-root} LOCATION=${LOCATION:-eastus2} BRANCH=${BRANCH:-main}
# GitHub Enterprise Server issues tokens itself: https://HOST/_services/token
ISSUER=${ISSUER:-https://token.actions.githubusercontent.com}

# Shows a command that writes, and runs it unless this is a rehearsal.
write() {
  printf '+ %s\n' "$(printf '%q ' "$@")" >&2
  if [ "${DRY_RUN:-}" = 1 ]; then return 0; fi
  "$@"
}

# The subject of the repository's tokens, up to the environment. Repositories made, renamed or transferred since 2026-07-15 have numbers in
# it that nobody else can ever get (repo:acme@1234/platform@5678); older ones are repo:acme/platform. GitHub says which.
subject_prefix() {
  local prefix
  prefix=$(gh api "repos/$REPOSITORY/actions/oidc/customization/sub" --jq '.sub_claim_prefix // empty')
  printf '%s' "${prefix:-repo:$REPOSITORY}"
}

exists() { [ -n "$(az resource show --ids "$1" --query id --output tsv 2>/dev/null || true)" ]; }

# grant PRINCIPAL ROLE SCOPE: a scope that is not there yet is told, and can be given by running this again.
grant() {
  local existing
  if [ "$3" != "$group" ] && ! exists "${3%%/secrets/*}"; then
    echo "later: \"$2\" on ${3##*/}, which does not exist yet; run this again when it does" >&2
    return 0
  fi
  existing=$(az role assignment list --assignee "$1" --role "$2" --scope "$3" --query '[].id' --output tsv)
  if [ -n "$existing" ]; then return 0; fi
  write az role assignment create --assignee-object-id "$1" --assignee-principal-type ServicePrincipal --role "$2" --scope "$3" --output none
}

# Reader sees a certificate's public part. Of the vault's secrets only the root's public certificate may be read: the secret of the
# intermediate is its private key.
grant_authority() {
  if [ -z "$VAULT" ]; then
    echo "later: the roles on the vault; run this again with VAULT" >&2
    return 0
  fi
  local vault="$group/providers/Microsoft.KeyVault/vaults/$VAULT"
  grant "$1" 'Key Vault Reader' "$vault"
  grant "$1" 'Key Vault Secrets User' "$vault/secrets/$ROOT_SECRET"
}

grant_kind() {
  local role cluster="$group/providers/Microsoft.ContainerService/managedClusters/$CLUSTER"
  case "$1" in
    egress-plan*)
      grant "$2" Reader "$group"
      grant_authority "$2"
      ;;
    egress-apply*)
      for role in Contributor 'Role Based Access Control Administrator' 'Key Vault Certificates Officer' 'Key Vault Secrets Officer' \
        'Storage File Data Privileged Contributor' 'Azure Kubernetes Service RBAC Cluster Admin'; do
        grant "$2" "$role" "$group"
      done
      ;;
    egress-power*)
      grant "$2" 'Network Contributor' "$group"
      grant "$2" 'Azure Kubernetes Service Contributor Role' "$group"
      ;;
    egress-verify*)
      grant "$2" 'Log Analytics Reader' "$group"
      if [ -n "$CLUSTER" ]; then
        grant "$2" 'Azure Kubernetes Service Cluster User Role' "$cluster"
        grant "$2" 'Azure Kubernetes Service RBAC Writer' "$cluster"
      fi
      grant_authority "$2"
      ;;
  esac
}

# Jobs on other branches get no identity that writes or asks pods. A plan has to run on pull requests, and only reads. An environment that is
# there is not written anew where that could take away reviewers or timers.
protect() {
  local branches policy='.deployment_branch_policy | if . == null then empty elif .custom_branch_policies then "named" else "protected" end'
  local rules='[.protection_rules[]? | select(.type != "branch_policy")] | if . == [] then empty else "every" end'
  branches=$(gh api "repos/$REPOSITORY/environments/$1" --jq "($policy) // ($rules) // \"open\"" 2>/dev/null) || branches=missing
  case "$1:$branches" in
    egress-plan*:missing) write gh api --silent --method PUT "repos/$REPOSITORY/environments/$1" ;;
    egress-plan* | *:protected) ;;
    *:every)
      echo "$1 has rules of its own and is open to every branch: limit it to $BRANCH in the repository's settings, then run this again" >&2
      return 1
      ;;
    *)
      if [ "$branches" != named ]; then
        write gh api --silent --method PUT "repos/$REPOSITORY/environments/$1" \
          --field 'deployment_branch_policy[protected_branches]=false' --field 'deployment_branch_policy[custom_branch_policies]=true'
      fi
      if ! gh api "repos/$REPOSITORY/environments/$1/deployment-branch-policies" --jq '.branch_policies[].name' 2>/dev/null | grep -qxF -- "$BRANCH"; then
        write gh api --silent --method POST "repos/$REPOSITORY/environments/$1/deployment-branch-policies" --field "name=$BRANCH"
      fi
      ;;
  esac
}

# In a rehearsal it may not exist yet.
of_identity() {
  if az identity show --resource-group "$RESOURCE_GROUP" --name "$1" --query "$2" --output tsv 2>/dev/null; then return 0; fi
  if [ "${DRY_RUN:-}" = 1 ]; then
    printf '(%s)' "$2"
    return 0
  fi
  echo "the identity $1 was not made" >&2
  return 1
}

for environment in "$@"; do
  case "$environment" in
    egress-plan* | egress-apply* | egress-verify* | egress-power*) ;;
    *)
      echo "$environment: the name has to begin with egress-plan, egress-apply, egress-verify or egress-power" >&2
      exit 2
      ;;
  esac
done
if [ $# -eq 0 ]; then
  echo "name the environments: egress-plan egress-apply egress-verify egress-power" >&2
  exit 2
fi

for program in az gh; do
  if ! command -v "$program" >/dev/null; then
    echo "$program is not on the PATH: install it and sign in, then run this again" >&2
    exit 2
  fi
done

write az group create --name "$RESOURCE_GROUP" --location "$LOCATION" --output none
group="/subscriptions/$(az account show --query id --output tsv)/resourceGroups/$RESOURCE_GROUP"
subject=$(subject_prefix)
write gh variable set AZURE_TENANT_ID --repo "$REPOSITORY" --body "$(az account show --query tenantId --output tsv)"
write gh variable set AZURE_SUBSCRIPTION_ID --repo "$REPOSITORY" --body "$(az account show --query id --output tsv)"

for environment in "$@"; do
  # The identity lies in the group that it works on; its name says for which repository.
  identity="id-$environment-${REPOSITORY##*/}"
  protect "$environment"
  write az identity create --resource-group "$RESOURCE_GROUP" --name "$identity" --output none
  write az identity federated-credential create --resource-group "$RESOURCE_GROUP" --identity-name "$identity" --name "$environment" \
    --issuer "$ISSUER" --subject "$subject:environment:$environment" --audiences api://AzureADTokenExchange --output none
  client=$(of_identity "$identity" clientId)
  principal=$(of_identity "$identity" principalId)
  write gh variable set AZURE_CLIENT_ID --repo "$REPOSITORY" --env "$environment" --body "$client"
  grant_kind "$environment" "$principal"
done
