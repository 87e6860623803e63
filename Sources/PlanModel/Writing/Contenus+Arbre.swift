extension Noeud.Rattachements {
    /// One stands alone, several make a list.
    var arbre: Arbre { ids.count == 1 ? .texte(ids[0].rawValue) : .liste(ids.map { .texte($0.rawValue) }) }
}

extension Noeud.Priorite {
    /// A wording alone when it says its own rank.
    var arbre: Arbre {
        if rang == Noeud.Priorite(imprime: imprime).rang { return .texte(imprime) }
        return .table(["imprime": .texte(imprime), "rang": rang.map { .nombre($0) }])
    }
}

extension Chiffre {
    /// A text alone when nothing else is known.
    var arbre: Arbre {
        if self == Chiffre(texte: texte) { return .texte(texte) }
        return .table([
            "texte": .texte(texte), "valeur": valeur.map { .nombre($0) }, "unite": unite.map(Arbre.texte),
            "territoire": territoire.map(Arbre.texte), "date": date?.arbre(\.arbre), "note": note.map(Arbre.texte),
            "source": source.arbre,
        ])
    }
}

extension Montant {
    var arbre: Arbre {
        .table([
            "valeur": valeur.arbre { .nombre($0) }, "devise": devise == Montant.euro ? nil : .texte(devise),
            "annee": annee.map { .nombre($0) }, "objet": objet.map(Arbre.texte), "financeur": financeur?.arbre,
            "note": note.map(Arbre.texte), "source": source.arbre,
        ])
    }
}

extension Duree {
    /// The printed wording alone when it says the same months by itself.
    var arbre: Arbre {
        if let lue = Duree(imprime: imprime), lue.mois == mois { return .texte(imprime) }
        return .table(["imprime": .texte(imprime), "mois": mois.map { .nombre($0) }])
    }
}

extension EtapeDatee {
    var arbre: Arbre {
        .table([
            "annee": .nombre(annee), "etape": .texte(etape), "fait": fait.map { Arbre(.booleen($0)) },
            "note": note.map(Arbre.texte), "source": source.arbre,
        ])
    }
}

extension Contact {
    var arbre: Arbre {
        .table([
            "service": service.map(Arbre.texte), "adresse": adresse.map(Arbre.texte),
            "courriel": courriel.map(Arbre.texte), "telephone": telephone.map(Arbre.texte), "url": url.map(Arbre.texte),
        ])
    }
}

extension Territoire {
    /// The code alone when nothing else is said; that it is not known when nothing at all is.
    var arbre: Arbre {
        if note == nil, source.isEmpty { return .texte(insee ?? Absence.nonRenseigne.rawValue) }
        return .table(["insee": insee.map(Arbre.texte), "note": note.map(Arbre.texte), "source": source.arbre])
    }
}

extension SchemaLie {
    var arbre: Arbre {
        .table([
            "id": .texte(id.rawValue), "titre": .texte(titre), "sigle": sigle.map(Arbre.texte),
            "periode": periode?.arbre(\.arbre), "relation": relation.map(Arbre.texte),
            "noeuds": .textes(noeuds.map(\.rawValue)), "url": url.map(Arbre.texte), "note": note.map(Arbre.texte),
            "source": source.arbre,
        ])
    }
}
