/// A plan that uses every key and every form of the format, as a person would write it.
public let planComplet = """
    # yaml-language-server: $schema=../schema/plan.schema.json
    format: plantracker/1

    plan:
      identifiant: complet
      departement: { code: "2A", nom: Corse-du-Sud }
      titre: Schéma départemental d'amélioration de l'accessibilité des services au public
      sigle: SDAASP
      periode: { valeur: 2018-2023, precision: la couverture dit 2017-2022 }
      duree: { valeur: six ans, precision: le sommaire dit cinq }
      horizons: { court terme: 2018-2019, moyen terme: { imprime: plus tard, debut: 2020-01-01, fin: 2022-12-31 } }
      version: { libelle: 17 avril 2018, date: 2018-04-17, etat: consultation_epci }
      copilotes: [État, { sigle: CD, precision: direction des territoires }]
      contact: { service: Mission accessibilité, adresse: "1 place de la Mairie, 20000 Ajaccio", courriel: services@example.fr, telephone: "04 95 00 00 00", url: "https://example.fr/services" }
      resume: |
        Deux lignes,
        avec nos mots.
      source: [001:7, 002:12-14]
      fuseau: Indian/Reunion
      succede_a: complet-2012

    sources:
      - { id: "001", titre: Le schéma, nature: document, date: 2018-04-17, editeur: Préfecture, url: "https://example.fr/schema.pdf", note: texte d'un PDF }
      - { id: "002", titre: La page, nature: page_web, date: { valeur: avril 2018, precision: date de la mise en ligne } }
      - { id: "003", titre: Les diapositives, nature: diaporama, date: non renseigné }
      - { id: "004", titre: Le tableau, nature: tableau }
      - { id: "005", titre: L'entretien, nature: entretien }
      - { id: "006", titre: Le reste, nature: autre }

    niveaux:
      - { id: enjeu, mot: enjeu, pluriel: enjeux, role: transversal, numerotation: globale }
      - { id: axe, mot: axe, pluriel: axes, role: structure, numerotation: globale }
      - { id: objectif, mot: objectif, pluriel: objectifs, role: structure, numerotation: aucune }
      - { id: fiche-action, mot: fiche-action, pluriel: fiches-actions, role: action, numerotation: composee, base: axe }
      - { id: mesure, mot: mesure, pluriel: mesures, role: action, numerotation: par_parent }
      - { id: sous-action, mot: sous-action, role: sous_action, numerotation: libre }

    champs:
      - { id: objectif, libelle: Objectif opérationnel, type: texte, niveaux: [fiche-action, mesure] }
      - { id: publics, libelle: Publics visés, type: liste, niveaux: [fiche-action], attendu: false }
      - { id: pilotes, libelle: Pilotes, type: organisations, role: pilote, niveaux: [fiche-action, sous-action] }
      - { id: copilotes, libelle: Copilotes, type: organisations, role: copilote, niveaux: [fiche-action] }
      - { id: maitrise, libelle: Maîtrise d'ouvrage, type: organisations, role: maitre_ouvrage, niveaux: [fiche-action] }
      - { id: acteurs, libelle: Acteurs, type: organisations, role: acteur, niveaux: [fiche-action] }
      - { id: partenaires, libelle: Partenaires, type: organisations, role: partenaire, niveaux: [fiche-action] }
      - { id: financeurs, libelle: Financeurs, type: organisations, role: financeur, niveaux: [fiche-action] }
      - { id: operateurs, libelle: Opérateurs, type: organisations, role: operateur, niveaux: [fiche-action] }
      - { id: relais, libelle: Relais, type: organisations, role: relais, niveaux: [fiche-action] }
      - { id: services, libelle: Services, type: organisations, role: service, niveaux: [fiche-action] }
      - { id: contacts, libelle: Contacts, type: organisations, role: contact, niveaux: [fiche-action] }
      - { id: lancement, libelle: Lancement, type: periode, usage: lancement, niveaux: [fiche-action, sous-action] }
      - { id: echeance, libelle: Échéance, type: periode, usage: echeance, niveaux: [fiche-action, sous-action] }
      - { id: duree, libelle: Durée, type: periode, usage: information, niveaux: [fiche-action] }
      - { id: indicateurs, libelle: Indicateurs, type: indicateurs, niveaux: [fiche-action] }
      - { id: liens, libelle: Actions liées, type: liens, niveaux: [fiche-action] }
      - { id: chiffres-cles, libelle: Chiffres clés, type: chiffres, niveaux: [axe, fiche-action] }
      - { id: budget, libelle: Budget, type: montants, niveaux: [fiche-action] }
      - { id: temps, libelle: Durée de l'action, type: duree, niveaux: [fiche-action, sous-action] }
      - { id: etapes, libelle: Calendrier, type: calendrier, niveaux: [fiche-action] }

    fiche:
      forme: resume
      encadre: { titre: Résumé pratique, champs: [services, contacts] }

    audiences:
      motif_blocage: interne
      arbitrage_demande: interne
      freins: interne
      solutions: interne
      prochaines_etapes: public
      dit_par: partenaires
      saisi_par: interne
      sans_reponse: interne
      contestation: partenaires
      responsable: partenaires
      renvois: interne
      transcription: interne

    organisations:
      ARS: Agence régionale de santé
      CD: { nom: Conseil départemental, nature: organisme, note: nom de 2018, source: 001:1720 }
      État: { statut: non renseigné, precision: aucun développement }
      EPCI: { nom: Intercommunalités, nature: categorie }
      Chargé de mission: { nom: Chargé de mission Modernisation, nature: fonction }
      Préfet: { nom: { valeur: Préfet de la Corse-du-Sud, precision: nommé en page 3 }, nature: fonction }
      SCOT: illisible
      Poste:
        nom: La Poste
        siren: "356000000"
        siret: "35600000000048"
        contact: { service: Délégation, adresse: rue du Port }

    territoires:
      Ajaccio: 2A004
      Sartène: { insee: "2A272", note: sous-préfecture, source: 001:p12 }
      Pays ajaccien: "242010056"
      Bassins de vie: { note: sans code }

    glossaire:
      THD: Très haut débit
      MSAP: { valeur: Maison de services au public, precision: développé une seule fois }
      ZRR: non renseigné

    noeuds:
      - id: enjeu-maintien
        niveau: enjeu
        code: "1"
        titre: Maintenir les services
      - id: proximite
        niveau: axe
        code: "1"
        titre: Préserver la proximité des services
        autres_titres:
          - { titre: Préserver et renforcer la proximité, source: 001:940 }
          - { titre: Garantir la proximité }
        resume: Une ou deux phrases, avec nos mots.
        references: [enjeu-maintien]
        source: 001:808
        champs:
          chiffres-cles:
            - quatre maisons de services
            - { texte: habitants à plus de 20 minutes, valeur: 12.5, unite: "%", territoire: la région, date: 2012, note: chiffre de la région, source: 001:p44-45 }
        note: la page 12 manque
        contient:
          - id: objectif-cartographier
            niveau: objectif
            titre: illisible
            contient:
              - id: carte-de-reference
                niveau: fiche-action
                code: "1.1"
                titre: Proposer une carte de référence
                rattachement_secondaire: [numerique, objectif-relier]
                priorite: { imprime: forte, rang: 1 }
                source: 001:934-990
                champs:
                  objectif: { valeur: Orienter les actions, precision: la fin de la cellule est perdue }
                  publics: [Habitants, "Touristes, saisonniers", "2018"]
                  pilotes: [État, { libelle: Personnel médical }, { statut: à définir, precision: médico-social }]
                  copilotes: [à définir, { sigle: CD, precision: avec l'ARS }]
                  maitrise: sans objet
                  acteurs: { valeur: [ARS, EPCI], precision: liste ouverte }
                  partenaires: { statut: à définir, precision: réflexion engagée }
                  financeurs: non renseigné
                  lancement: { imprime: 2nd semestre 2017, hors_plan: imprimé ainsi dans le tableau }
                  echeance: { imprime: dès la rentrée, debut: 2018-09-01, fin: 2018-12-31 }
                  duree: { valeur: en cours ou courant 2018, precision: deux lectures }
                  indicateurs:
                    - { id: publications, titre: Nombre de publications, source: 001:1071 }
                    - id: bornes
                      titre: Nombre de bornes
                      nature: quantitatif
                      unite: bornes
                      reference: { annee: 2016, valeur: 12 }
                      cibles:
                        - { annee: 2020, valeur: 40.5 }
                        - { annee: 2023, valeur: à définir }
                        - { annee: 2020, valeur: 10, borne: au_moins, territoire: Sartène }
                        - { annee: 2023, valeur: 30, borne: au_plus, territoire: Sartène }
                      sens: hausse
                      periodicite: annuelle
                      origine: le syndicat d'énergie
                      producteur: CD
                      territoires: [Ajaccio, Sartène]
                      note: arrondi à l'unité
                      source: [001:1072, 001:1080-1082]
                    - { id: delais, titre: Délais, nature: qualitatif, sens: baisse, reference: non renseigné, producteur: à définir }
                  liens:
                    - { vers: fibre, imprime: "fiche action 3 de l'axe 4", note: le document se trompe d'axe }
                    - { vers: { statut: illisible, precision: numéro effacé } }
                    - { vers: non renseigné, imprime: fiche 9 }
                  budget:
                    - { valeur: 12000.5, annee: 2019, objet: étude, financeur: CD }
                    - { valeur: 300, devise: FRF, financeur: { libelle: une fondation }, note: au taux de 2001, source: 001:p60 }
                    - { valeur: à définir, annee: 2020, financeur: { sigle: État, precision: DSIL } }
                  temps: { imprime: le temps du contrat, mois: 30 }
                  etapes:
                    - { annee: 2018, etape: lancer l'étude, fait: true, source: 001:p61 }
                    - { annee: 2019, etape: choisir les lieux, fait: false, note: reporté }
                    - { annee: 2020, etape: ouvrir }
                sources: { titre: 001:936, lancement: [002:816, 001:983], indicateurs: 001:1070 }
                contient:
                  - id: atlas
                    niveau: sous-action
                    code: "1.1.1"
                    code_deduit: true
                    titre: { valeur: Publier un atlas, precision: titre coupé }
                    champs: { pilotes: [CD], lancement: court terme, echeance: jusqu'au 31/12/2018, temps: 18 mois }
      - id: numerique
        niveau: axe
        code: "2"
        titre: Développer le numérique
        contient:
          - { id: fibre, niveau: fiche-action, code: "2.10", titre: Déployer la fibre, rattachement_secondaire: à définir, priorite: "2" }
          - { id: mesure-libre, niveau: mesure, code: "1", titre: non renseigné }
          - { id: objectif-relier, niveau: objectif, titre: Relier les lieux }

    indicateurs:
      - { id: population, titre: Population à moins de 20 minutes, unite: "%", sens: maintien, noeud: proximite }
      - { id: satisfaction, titre: Satisfaction, nature: qualitatif, producteur: { valeur: CD, precision: avec l'ARS } }

    instances:
      - id: comite-de-suivi
        nom: Comité de suivi
        role: suivi
        statut: en_place
        presidence: [Préfet, { libelle: Président du conseil départemental }]
        statut_presidence: conditionnel
        composition: [État, CD, { libelle: personnalités qualifiées }]
        rythme: { imprime: deux fois par an, fois_par_an: 2 }
        statut_rythme: propose
        missions:
          - { id: lancements, titre: Établir la liste des actions à lancer }
          - { id: bilan, titre: Faire le bilan de l'année }
        alimente: comite-de-pilotage
        note: créé par le schéma
        source: 001:168-182
      - { id: comite-de-pilotage, nom: Comité de pilotage, role: pilotage, rythme: { imprime: mars et octobre, mois: [3, 10] } }
      - { id: ateliers, nom: Ateliers, role: thematique, par: axe, rythme: { imprime: autant que nécessaire, libre: true } }
      - { id: conference, nom: Conférence, role: territoriale, statut: passe, territoire: bassin de vie, rythme: non renseigné }
      - { id: partenaires, nom: Comité des partenaires, role: partenaires, rythme: { imprime: régulièrement } }
      - { id: citoyens, nom: Panel, role: citoyenne, rythme: { imprime: une à deux fois, fois_par_an: { min: 1, max: 2 } } }
      - { id: financeurs, nom: Comité des financeurs, role: financeurs, rythme: { valeur: { imprime: tous les ans, fois_par_an: 1 }, precision: sauf la première année } }
      - { id: technique, nom: Comité technique, role: technique, rythme: { statut: à définir, precision: voir le règlement } }

    procedure:
      - { id: projet, titre: Projet de schéma, periode: à définir, note: étape déduite }
      - { id: avis-epci, titre: Avis des EPCI, organisations: [EPCI], delai_mois: 3, apres: projet, periode: avril 2018, source: 001:1625 }

    conventions:
      - { id: mise-en-oeuvre, titre: Convention de mise en œuvre, signataires: [État, CD], statut: prevue, noeuds: [proximite, fibre], periode: 2018, note: six ans, source: 001:54 }
      - { id: cadre, titre: Convention cadre, statut: signee }

    evaluations:
      - { id: mi-parcours, titre: Évaluation à mi-parcours, nature: mi_parcours, periode: 2020, methode: enquête, organisations: [CD], note: avec l'ARS, source: 001:1632 }
      - { id: bilan-annuel, titre: Bilan annuel, nature: annuelle }
      - { id: bilan-final, titre: Évaluation finale, nature: finale }
      - { id: veille, titre: Veille, nature: continue }

    jalons:
      - { id: copil-2016, titre: Comité de pilotage, periode: 18 octobre 2016, note: compte rendu absent, source: 001:190 }

    schemas:
      - { id: sdtan, titre: Schéma d'aménagement numérique, sigle: SDTAN, periode: 2015-2025, relation: la fibre en dépend, noeuds: [numerique], url: "https://example.fr/sdtan", note: en révision, source: 001:p70 }

    annonces:
      - { niveau: axe, nombre: 2, source: 001:764 }
      - { niveau: fiche-action, nombre: 1, sous: proximite, note: compte de la page 4 }

    contradictions:
      - id: lancement-carte
        noeud: carte-de-reference
        champ: lancement
        lectures:
          - { valeur: 2nd semestre 2017, source: 002:816 }
          - { valeur: "2018", source: [001:983, 001:985] }
        retenue: 2nd semestre 2017
        motif: le tableau est plus récent
      - id: nombre-de-communes
        lectures: [{ valeur: 124 communes }, { valeur: 126 communes }]

    retraits:
      - { id: ancienne-carte, sort: remplace_par, vers: carte-de-reference, motif: la fiche a été récrite }
      - { id: ancien-atlas, sort: fusionne_dans, vers: atlas, motif: les deux atlas n'en font qu'un }
      - { id: abandon, sort: clos, motif: sans suite }

    """
