extension Instance {
    var arbre: Arbre {
        .table([
            "id": .texte(id.rawValue), "nom": .texte(nom), "role": role.map { .texte($0.rawValue) },
            "statut": statut.map { .texte($0.rawValue) },
            "presidence": .elements(presidence.map(\.arbre)),
            "statut_presidence": statutPresidence.map { .texte($0.rawValue) },
            "composition": .elements(composition.map(\.arbre)), "rythme": rythme?.arbre(\.arbre),
            "statut_rythme": statutRythme.map { .texte($0.rawValue) },
            "missions": .elements(
                missions.map { .table(["id": .texte($0.id), "titre": .texte($0.titre), "source": $0.source.arbre]) }),
            "par": par.map { .texte($0.rawValue) }, "territoire": territoire.map(Arbre.texte),
            "alimente": alimente.map { .texte($0.rawValue) }, "note": note.map(Arbre.texte), "source": source.arbre,
        ])
    }
}

extension Instance.Rythme {
    var arbre: Arbre {
        switch regle {
        case .mois(let mois): .table(["imprime": .texte(imprime), "mois": .liste(mois.map { .nombre($0) })])
        case .foisParAn(let min, let max) where min == max:
            .table(["imprime": .texte(imprime), "fois_par_an": .nombre(min)])
        case .foisParAn(let min, let max):
            .table(["imprime": .texte(imprime), "fois_par_an": .table(["min": .nombre(min), "max": .nombre(max)])])
        case .libre: .table(["imprime": .texte(imprime), "libre": Arbre(.booleen(true))])
        case nil: .table(["imprime": .texte(imprime)])
        }
    }
}

extension Etape {
    var arbre: Arbre {
        .table([
            "id": .texte(id.rawValue), "titre": .texte(titre),
            "organisations": .elements(organisations.map(\.arbre)), "delai_mois": delaiMois.map { .nombre($0) },
            "apres": apres.map { .texte($0.rawValue) }, "periode": periode?.arbre(\.arbre),
            "note": note.map(Arbre.texte), "source": source.arbre,
        ])
    }
}

extension Convention {
    var arbre: Arbre {
        .table([
            "id": .texte(id.rawValue), "titre": .texte(titre), "statut": statut.map { .texte($0.rawValue) },
            "signataires": .elements(signataires.map(\.arbre)), "noeuds": .textes(noeuds.map(\.rawValue)),
            "periode": periode?.arbre(\.arbre), "note": note.map(Arbre.texte), "source": source.arbre,
        ])
    }
}

extension EvaluationPrevue {
    var arbre: Arbre {
        .table([
            "id": .texte(id.rawValue), "titre": .texte(titre), "nature": nature.map { .texte($0.rawValue) },
            "periode": periode?.arbre(\.arbre), "methode": methode.map(Arbre.texte),
            "organisations": .elements(organisations.map(\.arbre)), "note": note.map(Arbre.texte),
            "source": source.arbre,
        ])
    }
}

extension Jalon {
    var arbre: Arbre {
        .table([
            "id": .texte(id.rawValue), "titre": .texte(titre), "periode": periode?.arbre(\.arbre),
            "note": note.map(Arbre.texte), "source": source.arbre,
        ])
    }
}

extension Annonce {
    var arbre: Arbre {
        .table([
            "niveau": .texte(niveau.rawValue), "nombre": .nombre(nombre), "sous": sous.map { .texte($0.rawValue) },
            "note": note.map(Arbre.texte), "source": source.arbre,
        ])
    }
}

extension Contradiction {
    var arbre: Arbre {
        .table([
            "id": .texte(id.rawValue), "noeud": noeud.map { .texte($0.rawValue) }, "champ": champ.map(Arbre.texte),
            "lectures": .liste(lectures.map { .table(["valeur": .texte($0.valeur), "source": $0.source.arbre]) }),
            "retenue": retenue.map(Arbre.texte), "motif": motif.map(Arbre.texte),
        ])
    }
}

extension Retrait {
    var arbre: Arbre {
        .table([
            "id": .texte(id.rawValue), "sort": .texte(sort.rawValue), "vers": vers.map { .texte($0.rawValue) },
            "motif": .texte(motif),
        ])
    }
}
