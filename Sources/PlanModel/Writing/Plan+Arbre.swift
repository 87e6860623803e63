import Foundation

/// Each element of the model as the tree of its written form: what `PlanReader` decodes, key for key.
extension Plan {
    /// The whole plan, nodes nested under their parents.
    public var arbre: Arbre {
        let index = PlanIndex(self)
        var entrees = sections.filter { $0.cle != "noeuds" }
        let noeuds = Arbre.liste(index.racines.map { nested($0, in: index) })
        let place = entrees.firstIndex { Plan.apresNoeuds.contains($0.cle) } ?? entrees.endIndex
        entrees.insert(.init("noeuds", noeuds), at: place)
        return Arbre(.table(entrees))
    }

    private static let apresNoeuds: Set<String> = [
        "indicateurs", "instances", "procedure", "conventions", "evaluations", "jalons", "schemas", "annonces",
        "contradictions", "retraits",
    ]

    private func nested(_ noeud: Noeud, in index: PlanIndex) -> Arbre {
        guard case .table(var entrees) = noeud.arbre(champs).contenu else { return noeud.arbre(champs) }
        let enfants = index.enfants(de: noeud.id)
        if !enfants.isEmpty { entrees.append(.init("contient", .liste(enfants.map { nested($0, in: index) }))) }
        return Arbre(.table(entrees))
    }

    /// Every section but the nodes, in the order of the file; an empty one is left out, unless the format wants it.
    public var sections: [Arbre.Entree] {
        let organisations = organisations.map { Arbre.Entree($0.sigle, $0.arbre) }
        let territoires = territoires.map { Arbre.Entree($0.nom, $0.arbre) }
        let glossaire = glossaire.map { Arbre.Entree($0.sigle, $0.sens.arbre(Arbre.texte)) }
        let sections: KeyValuePairs<String, Arbre?> = [
            "format": .texte(PlanReader.format),
            "plan": enTete,
            "sources": .liste(sources.map(\.arbre)),
            "niveaux": .liste(niveaux.map(\.arbre)),
            "champs": .elements(champs.map(\.arbre)),
            "fiche": fiche?.arbre,
            "audiences": audiences.map { audiences in
                Arbre(
                    .table(
                        Donnee.allCases.compactMap { donnee in
                            audiences[donnee].map { Arbre.Entree(donnee.rawValue, .texte($0.rawValue)) }
                        }))
            },
            "organisations": organisations.isEmpty ? nil : Arbre(.table(organisations)),
            "territoires": territoires.isEmpty ? nil : Arbre(.table(territoires)),
            "glossaire": glossaire.isEmpty ? nil : Arbre(.table(glossaire)),
            "indicateurs": .elements(indicateurs.map(\.arbre)),
            "instances": .elements(instances.map(\.arbre)),
            "procedure": .elements(procedure.map(\.arbre)),
            "conventions": .elements(conventions.map(\.arbre)),
            "evaluations": .elements(evaluations.map(\.arbre)),
            "jalons": .elements(jalons.map(\.arbre)),
            "schemas": .elements(schemas.map(\.arbre)),
            "annonces": .elements(annonces.map(\.arbre)),
            "contradictions": .elements(contradictions.map(\.arbre)),
            "retraits": .elements(retraits.map(\.arbre)),
        ]
        return sections.compactMap { cle, valeur in valeur.map { Arbre.Entree(cle, $0) } }
    }

    private var enTete: Arbre {
        .table([
            "identifiant": .texte(identifiant.rawValue),
            "departement": .table(["code": .texte(departement.code), "nom": .texte(departement.nom)]),
            "titre": .texte(titre),
            "sigle": sigle.map(Arbre.texte),
            "periode": periode.arbre(\.arbre),
            "duree": duree?.arbre(\.arbre),
            "horizons": horizons.isEmpty
                ? nil : Arbre(.table(horizons.map { Arbre.Entree($0.nom, $0.periode.arbre) })),
            "version": .table([
                "libelle": .texte(version.libelle),
                "date": version.date.arbre { .texte($0.description) },
                "etat": .texte(version.etat.rawValue),
            ]),
            "copilotes": .elements(copilotes.map(\.arbre)),
            "contact": contact?.arbre,
            "resume": resume.map(Arbre.texte),
            "source": source.arbre,
            "fuseau": fuseau.map { .texte($0.rawValue) },
            "succede_a": succedeA.map { .texte($0.rawValue) },
        ])
    }
}

extension Renseignement {
    func arbre(_ valeur: (Valeur) -> Arbre) -> Arbre {
        switch self {
        case .connu(let contenu, nil): valeur(contenu)
        case .connu(let contenu, let precision):
            .table(["valeur": valeur(contenu), "precision": precision.map(Arbre.texte)])
        case .absent(let absence, nil): .texte(absence.rawValue)
        case .absent(let absence, let precision):
            .table(["statut": .texte(absence.rawValue), "precision": precision.map(Arbre.texte)])
        }
    }
}

extension [Renvoi] {
    /// One reference stands alone, several make a list.
    var arbre: Arbre? { count == 1 ? .texte(self[0].rawValue) : .textes(map(\.rawValue)) }
}

extension Periode {
    /// The printed wording alone when it says the same interval by itself.
    var arbre: Arbre {
        if selonLePlan, horsPlan == nil { return .texte(imprime) }
        let lue = Periode(imprime: imprime)
        if let lue, lue.debut == debut, lue.fin == fin, horsPlan == nil { return .texte(imprime) }
        let bornes = selonLePlan || lue?.debut == debut && lue?.fin == fin
        return .table([
            "imprime": .texte(imprime),
            "debut": bornes ? nil : debut.map { .texte($0.description) },
            "fin": bornes ? nil : fin.map { .texte($0.description) },
            "hors_plan": horsPlan.map(Arbre.texte),
        ])
    }
}

extension Mention {
    var arbre: Arbre {
        let (cle, mot) =
            switch cible {
            case .sigle(let sigle): ("sigle", sigle)
            case .libelle(let libelle): ("libelle", libelle)
            case .absente(let absence): ("statut", absence.rawValue)
            }
        if incise == nil, cle != "libelle" { return .texte(mot) }
        let suite = [("precision", precision), ("note", note)].compactMap { cle, texte in
            texte.map { Arbre.Entree(cle, .texte($0)) }
        }
        return Arbre(.table([Arbre.Entree(cle, .texte(mot))] + suite))
    }
}

extension Source {
    var arbre: Arbre {
        .table([
            "id": .texte(id), "titre": .texte(titre), "nature": .texte(nature.rawValue),
            "date": date?.arbre(\.arbre), "editeur": editeur.map(Arbre.texte), "url": url.map(Arbre.texte),
            "note": note.map(Arbre.texte),
        ])
    }
}

extension Niveau {
    var arbre: Arbre {
        .table([
            "id": .texte(id.rawValue), "mot": .texte(mot), "pluriel": .texte(pluriel), "role": .texte(role.rawValue),
            "numerotation": .texte(numerotation.rawValue), "base": base.map { .texte($0.rawValue) },
        ])
    }
}

extension Champ {
    var arbre: Arbre {
        .table([
            "id": .texte(id.rawValue), "libelle": .texte(libelle), "type": .texte(type.rawValue),
            "role": role.map { .texte($0.rawValue) }, "usage": usage.map { .texte($0.rawValue) },
            "niveaux": .liste(niveaux.map { .texte($0.rawValue) }), "attendu": .drapeau(attendu, defaut: true),
        ])
    }
}

extension Fiche {
    var arbre: Arbre {
        .table([
            "forme": .texte(forme.rawValue),
            "encadre": encadre.map {
                .table(["titre": .texte($0.titre), "champs": .liste($0.champs.map { .texte($0.rawValue) })])
            },
        ])
    }
}

extension Organisation {
    var arbre: Arbre {
        if nature == .organisme, siren == nil, siret == nil, contact == nil, note == nil, source.isEmpty {
            return nom.arbre(Arbre.texte)
        }
        return .table([
            "nom": nom.arbre(Arbre.texte), "nature": nature == .organisme ? nil : .texte(nature.rawValue),
            "siren": siren.map(Arbre.texte), "siret": siret.map(Arbre.texte), "contact": contact?.arbre,
            "note": note.map(Arbre.texte), "source": source.arbre,
        ])
    }
}

extension Noeud {
    /// Without its parent and children.
    /// - Parameter ordre: The fields of the sheet, in their order.
    public func arbre(_ ordre: [Champ]) -> Arbre {
        let contenus = ordre.compactMap { champ in
            champs[champ.id].map { Arbre.Entree(champ.id.rawValue, $0.arbre(\.arbre)) }
        }
        let cles = PlanReader.noeudKeys + ordre.map(\.id.rawValue)
        let renvois =
            sources.isEmpty
            ? []
            : cles.uniques.compactMap { cle in
                sources[cle]?.arbre.map { Arbre.Entree(cle, $0) }
            }
        return .table([
            "id": .texte(id.rawValue),
            "niveau": .texte(niveau.rawValue),
            "code": code.map(Arbre.texte),
            "code_deduit": .drapeau(codeDeduit),
            "titre": titre.arbre(Arbre.texte),
            "autres_titres": .elements(
                autresTitres.map { .table(["titre": .texte($0.titre), "source": $0.source.arbre]) }),
            "resume": resume.map(Arbre.texte),
            "references": .textes(references.map(\.rawValue)),
            "rattachement_secondaire": rattachementSecondaire?.arbre(\.arbre),
            "priorite": priorite?.arbre,
            "source": source.arbre,
            "champs": contenus.isEmpty ? nil : Arbre(.table(contenus)),
            "sources": renvois.isEmpty ? nil : Arbre(.table(renvois)),
            "note": note.map(Arbre.texte),
        ])
    }
}

extension [String] {
    /// Without the later repetitions.
    fileprivate var uniques: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}

extension Contenu {
    public var arbre: Arbre {
        switch self {
        case .texte(let texte): .texte(texte)
        case .liste(let textes): .liste(textes.map(Arbre.texte))
        case .organisations(let mentions): .liste(mentions.map(\.arbre))
        case .periode(let periode): periode.arbre
        case .indicateurs(let indicateurs): .liste(indicateurs.map(\.arbre))
        case .liens(let liens): .liste(liens.map(\.arbre))
        case .chiffres(let chiffres): .liste(chiffres.map(\.arbre))
        case .montants(let montants): .liste(montants.map(\.arbre))
        case .duree(let duree): duree.arbre
        case .calendrier(let etapes): .liste(etapes.map(\.arbre))
        }
    }
}

extension Lien {
    var arbre: Arbre {
        .table([
            "vers": vers.arbre { .texte($0.rawValue) }, "imprime": imprime.map(Arbre.texte),
            "note": note.map(Arbre.texte),
        ])
    }
}

extension Indicateur {
    public var arbre: Arbre {
        .table([
            "id": .texte(id.rawValue), "titre": .texte(titre), "nature": nature.map { .texte($0.rawValue) },
            "unite": unite.map(Arbre.texte), "reference": reference?.arbre(\.arbre),
            "cibles": .elements(cibles.map(\.arbre)), "sens": sens.map { .texte($0.rawValue) },
            "periodicite": periodicite.map(Arbre.texte), "origine": origine.map(Arbre.texte),
            "producteur": producteur?.arbre(Arbre.texte), "territoires": .textes(territoires),
            "noeud": noeud.map { .texte($0.rawValue) }, "note": note.map(Arbre.texte), "source": source.arbre,
        ])
    }
}

extension Indicateur.Point {
    var arbre: Arbre {
        .table([
            "annee": .nombre(annee), "valeur": valeur.arbre { .nombre($0) }, "borne": borne.map { .texte($0.rawValue) },
            "territoire": territoire.map(Arbre.texte),
        ])
    }
}
