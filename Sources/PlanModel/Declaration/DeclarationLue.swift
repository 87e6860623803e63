/// A declaration as its texts were read: typed values for the fields that its author spoke of.
///
/// A field that is absent says nothing, and what is in force stays; a field that is there and empty erases.
public struct DeclarationLue: Hashable, Sendable {
    /// How the texts tell that an action is blocked.
    public enum RegleDuBlocage: Hashable, Sendable {
        /// A field says yes or no (files).
        case ouiNon
        /// A reason says yes, an emptied one no (pages, scripts).
        case parLeMotif
    }

    /// The fields that the author spoke of.
    public private(set) var donnes: Set<ChampDeDeclaration>
    public let regle: RegleDuBlocage
    public private(set) var fautes: [FauteDeDeclaration] = []

    public private(set) var etat: Etat?
    private var avancement: Pourcentage?
    private var bloquee: Bool?
    private var meteo: Meteo?
    private var audience: Audience?
    private var textes: [ChampDeDeclaration: String] = [:]

    /// - Parameter texte: The text of a field without blanks around; nil when the field is absent, « » when it is empty.
    public init(_ regle: RegleDuBlocage, texte: (ChampDeDeclaration) -> String?) {
        (self.regle, donnes) = (regle, [])
        for champ in ChampDeDeclaration.allCases {
            guard let texte = texte(champ) else { continue }
            donnes.insert(champ)
            if !texte.isEmpty { take(champ, texte) }
        }
    }

    private mutating func take(_ champ: ChampDeDeclaration, _ texte: String) {
        if let scalaire = texte.premierCaractereInterdit {
            fautes.append(.init(champ, .caractereInterdit(scalaire.value)))
            return
        }
        switch champ {
        case .etat: etat = choix(champ, texte)
        case .meteo: meteo = choix(champ, texte)
        case .audience: audience = choix(champ, texte)
        case .avancement:
            avancement = Pourcentage(tape: texte)
            if avancement == nil { fautes.append(.init(champ, .pasUnPourcentage(texte))) }
        case .bloquee:
            bloquee = Bool(saisi: texte)
            if bloquee == nil { fautes.append(.init(champ, .pasOuiNon(texte))) }
        case .motif, .arbitrage, .freins, .solutions, .prochainesEtapes, .note, .ditPar, .seance:
            textes[champ] = texte
        }
    }

    private mutating func choix<Choix: ChoixNomme>(_ champ: ChampDeDeclaration, _ texte: String) -> Choix? {
        if let choix = Choix(saisi: texte) { return choix }
        fautes.append(.init(champ, .choixInconnu(texte)))
        return nil
    }

    /// The whole declaration: what was said, and for the rest what is in force.
    /// - Parameter tenue: The declaration in force for the same node and semestre.
    public func saisie(
        _ noeud: Identifiant<Noeud>, _ semestre: Semestre, depuis tenue: Saisie?
    ) throws(FautesDeDeclaration) -> Saisie {
        var fautes = fautes
        func refuse(_ champ: ChampDeDeclaration, _ motif: FauteDeDeclaration.Motif) {
            if !fautes.contains(where: { $0.champ == champ }) { fautes.append(.init(champ, motif)) }
        }
        func texte(_ champ: ChampDeDeclaration, _ ancien: String?) -> String? {
            donnes.contains(champ) ? textes[champ] : ancien
        }
        let etat = donnes.contains(.etat) ? etat : tenue?.etat
        if etat == nil { refuse(.etat, .vide) }
        var saisie = Saisie(noeud: noeud, semestre: semestre, etat: etat ?? .aLancer)
        saisie.avancement = donnes.contains(.avancement) ? avancement : tenue?.avancement
        saisie.meteo = donnes.contains(.meteo) ? meteo ?? .nonRenseignee : tenue?.meteo ?? .nonRenseignee
        saisie.blocage = blocage(depuis: tenue?.blocage, refuse)
        saisie.freins = texte(.freins, tenue?.freins)
        saisie.solutions = texte(.solutions, tenue?.solutions)
        saisie.prochainesEtapes = texte(.prochainesEtapes, tenue?.prochainesEtapes)
        if let note = texte(.note, tenue?.note?.texte) {
            // Without a word on who may read it, a note stays inside.
            let dite = donnes.contains(.note) && donnes.contains(.audience)
            let ancienne = tenue?.note?.audience
            saisie.note = .init(texte: note, audience: audience ?? (dite ? nil : ancienne) ?? .interne)
        }
        saisie.ditPar = texte(.ditPar, tenue?.ditPar)
        saisie.seance = texte(.seance, tenue?.seance)
        guard fautes.isEmpty else {
            let ordre = ChampDeDeclaration.allCases
            throw FautesDeDeclaration(
                fautes: ordre.flatMap { champ in fautes.filter { $0.champ == champ } })
        }
        return saisie
    }

    private func blocage(
        depuis tenu: Saisie.Blocage?, _ refuse: (ChampDeDeclaration, FauteDeDeclaration.Motif) -> Void
    ) -> Saisie.Blocage? {
        let (motif, arbitrage) = (textes[.motif], textes[.arbitrage])
        let arbitrageGarde = donnes.contains(.arbitrage) ? arbitrage : tenu?.arbitrageDemande
        func bloquee(_ motif: String?) -> Saisie.Blocage { .init(motif: motif, arbitrageDemande: arbitrageGarde) }
        if regle == .ouiNon, donnes.contains(.bloquee) {
            guard self.bloquee == true else {
                if motif != nil || arbitrage != nil { refuse(.bloquee, .sansBlocage) }
                return nil
            }
            guard let motif = motif ?? (donnes.contains(.motif) ? nil : tenu?.motif) else {
                refuse(.motif, .vide)
                return nil
            }
            return bloquee(motif)
        }
        if let motif { return bloquee(motif) }
        let estLeve = regle == .parLeMotif && donnes.contains(.motif)
        guard let tenu, !estLeve else {
            if arbitrage != nil { refuse(regle == .parLeMotif ? .motif : .bloquee, .sansBlocage) }
            return nil
        }
        return bloquee(tenu.motif)
    }
}
