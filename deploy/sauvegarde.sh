#!/usr/bin/env bash
# Copie les deux bases pendant que le serveur tourne, vérifie la copie, garde les dernières.
#
#   sauvegarde.sh BASE DOSSIER [NOMBRE]     trente sauvegardes gardées par défaut
#
# Chaque sauvegarde est un dossier daté (UTC) : les plans, les comptes, et ce que la vérification a dit, dont l'empreinte
# du journal. Rien n'est effacé tant que la nouvelle copie n'est pas vérifiée, et ne suit pas la dernière gardée : son
# empreinte est encore au journal, et les comptes sont là s'ils y étaient. Après une restauration voulue, lancez-la une fois
# avec RESTAUREE=oui, qui prend la base telle qu'elle est.
set -euo pipefail
umask 077
export LC_ALL=C.UTF-8

fail() {
    echo "sauvegarde : $*" >&2
    exit 1
}

(($# == 2 || $# == 3)) || fail "usage : $0 BASE DOSSIER [NOMBRE]"
base=$1 dossier=$2 gardees=${3:-30}
plantracker=${PLANTRACKER:-plantracker}
comptes=${base%.sqlite}-comptes.sqlite
[[ $base == *.sqlite ]] || comptes=$base-comptes
[[ $gardees =~ ^[1-9][0-9]*$ ]] || fail "le nombre de sauvegardes à garder est un entier : trouvé « $gardees »"
[[ -f $base ]] || fail "la base « $base » n'existe pas"
command -v sqlite3 >/dev/null || fail "il manque le paquet sqlite3"
command -v "$plantracker" >/dev/null || fail "il manque la commande « $plantracker »"

mkdir -p "$dossier"
exec 9>"$dossier/.verrou"
flock --nonblock 9 || fail "une autre sauvegarde est en cours"

# La dernière gardée : ce qu'elle contient, la nouvelle le contient aussi. Les noms se rangent comme leurs dates.
shopt -s nullglob
toutes=("$dossier"/[0-9][0-9][0-9][0-9]-*Z)
precedente=
((${#toutes[@]} == 0)) || precedente=${toutes[-1]}
depuis=()
if [[ -n $precedente && ${RESTAUREE:-} != oui ]]; then
    notee=$(sed -n 's/^Empreinte de la dernière : \([0-9a-f]\{64\}\)$/\1/p' "$precedente/verification.txt")
    [[ -n $notee ]] || fail "« $precedente/verification.txt » ne porte pas d'empreinte : la suite ne peut pas être prouvée"
    depuis=(--depuis "$notee")
    [[ ! -f $precedente/plans-comptes.sqlite || -f $comptes ]] ||
        fail "la base des comptes « $comptes » manque, alors que « $precedente » la contient"
fi

# Sous ce nom tant qu'elle n'est pas vérifiée ; une sauvegarde interrompue laisse ici ses restes à la suivante.
neuve=$dossier/.en-cours
rm -rf "$neuve"
mkdir "$neuve"

# sqlite3 attend qu'une écriture finisse, et donne un fichier entier, sans compagnon.
copier() {
    # Entre guillemets, son interpréteur ne connaît que l'antislash.
    local nom=${2//\\/\\\\}
    sqlite3 -cmd '.timeout 30000' "$1" ".backup \"${nom//\"/\\\"}\""
    [[ $(sqlite3 "$2" 'PRAGMA integrity_check') == ok ]] || fail "la copie de « $1 » n'est pas intègre"
}

copier "$base" "$neuve/plans.sqlite"
if [[ -f $comptes ]]; then
    copier "$comptes" "$neuve/plans-comptes.sqlite"
fi
"$plantracker" verify --base "$neuve/plans.sqlite" ${depuis[@]+"${depuis[@]}"} >"$neuve/verification.txt" ||
    fail "la copie ne passe pas la vérification, rien n'est remplacé ; voyez $neuve/verification.txt
$(head -n 5 "$neuve/verification.txt")"
rm -f "$neuve"/*.sqlite-wal "$neuve"/*.sqlite-shm

nom=$(date -u +%Y-%m-%dT%H%M%SZ)
mv -T "$neuve" "$dossier/$nom"
sync -f "$dossier"
echo "sauvegarde : $dossier/$nom"
cat "$dossier/$nom/verification.txt"

toutes=("$dossier"/[0-9][0-9][0-9][0-9]-*Z)
for ((rang = 0; rang < ${#toutes[@]} - gardees; rang++)); do
    rm -rf "${toutes[rang]}"
done
