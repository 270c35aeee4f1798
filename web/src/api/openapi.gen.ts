// Made from docs/api/openapi.json by npm run api: do not edit.
export interface paths {
  '/api/accounts': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** accounts in the caller's subtree */
    get: operations['getAccounts']
    put?: never
    /** makes an account and a link by which its owner sets the password */
    post: operations['postAccounts']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/accounts/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** one account */
    get: operations['getAccountsId']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    /** renames, switches off (which ends all sessions) or on */
    patch: operations['patchAccountsId']
    trace?: never
  }
  '/api/accounts/{id}/factor': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /** takes away a lost second factor, and signs the person out */
    delete: operations['deleteAccountsIdFactor']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/accounts/{id}/link': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** a new link; for an account in use it resets the password */
    post: operations['postAccountsIdLink']
    /** makes an open link useless */
    delete: operations['deleteAccountsIdLink']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/accounts/{id}/posts': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** gives a further post */
    post: operations['postAccountsIdPosts']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/accounts/{id}/posts/{post}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    /** says the last day of a post */
    patch: operations['patchAccountsIdPostsPost']
    trace?: never
  }
  '/api/accounts/{id}/sessions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /** signs a person out everywhere */
    delete: operations['deleteAccountsIdSessions']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/achievements/batches': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** a platform hands in up to 1,000 achievements; answered with a receipt */
    post: operations['postAchievementsBatches']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/achievements/receipts/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** what became of each row of a batch */
    get: operations['getAchievementsReceiptsId']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/audit': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** who did what, the newest first */
    get: operations['getAudit']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/certificate-batches': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** batches, the latest first */
    get: operations['getCertificateBatches']
    put?: never
    /** certificates of a period for everybody below an organisation, in the background */
    post: operations['postCertificateBatches']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/certificate-batches/{id}/zip': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** the papers of a batch, 300 to an archive */
    get: operations['getCertificateBatchesIdZip']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/certificates': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** certificates in the subtree, the latest first */
    get: operations['getCertificates']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/certificates/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** one certificate */
    get: operations['getCertificatesId']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/certificates/{id}/badge': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** the certificate as an Open Badge 3.0 (VC-JWT, RS256) */
    get: operations['getCertificatesIdBadge']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/certificates/{id}/pdf': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** the paper as it was issued */
    get: operations['getCertificatesIdPdf']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/certificates/{id}/reissue': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** issues it again from today's ledger; the former one says that it was replaced */
    post: operations['postCertificatesIdReissue']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/certificates/{id}/revoke': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** says that it no longer holds */
    post: operations['postCertificatesIdRevoke']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/closes/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** a close, its sums, and what came after it */
    get: operations['getClosesId']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/closes/{id}/accounts': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** the settlement accounts of a close */
    get: operations['getClosesIdAccounts']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/closes/{id}/restatement': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** what changed since a close, entry by entry; as a workbook with how each stood before and after, and why */
    get: operations['getClosesIdRestatement']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/closes/{id}/undo': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** open a close again while nothing rests on it */
    post: operations['postClosesIdUndo']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/corrections': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** requests for correction in the subtree: the open ones oldest first */
    get: operations['getCorrections']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/cycles': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** the cycles that bind somebody in a region */
    get: operations['getCycles']
    put?: never
    /** a region's cycle: its years, what is asked, what counts at most */
    post: operations['postCycles']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/cycles/{id}/accounts': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** the accounts of a school or region; as a workbook, or as the registration list to be sealed */
    get: operations['getCyclesIdAccounts']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/cycles/{id}/closes': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** what was closed, the latest first */
    get: operations['getCyclesIdCloses']
    put?: never
    /** close a year or the whole cycle: the days are frozen at once, a job settles every account */
    post: operations['postCyclesIdCloses']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/cycles/{id}/remove': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** takes a cycle back while it was never closed and nobody brought hours into it */
    post: operations['postCyclesIdRemove']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/declaration-batches/{batch}/undo': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** take the caller's own deed back while its window is open */
    post: operations['postDeclarationBatchesBatchUndo']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/declaration-deadlines': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** by when each year's activities must be declared and verified: for a place, above it and below it */
    get: operations['getDeclarationDeadlines']
    /** set the last day of declaring and of verifying for a year; of several above a school the earliest counts */
    put: operations['putDeclarationDeadlines']
    post?: never
    /** take a year's deadline of a place away */
    delete: operations['deleteDeclarationDeadlines']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/declaration-draws': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** draws for inspection of the subtree, latest first */
    get: operations['getDeclarationDraws']
    put?: never
    /** draw recognised declarations for inspection; the same seed draws the same again */
    post: operations['postDeclarationDraws']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/declaration-draws/{draw}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** one draw, its progress and its schools */
    get: operations['getDeclarationDrawsDraw']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/declaration-draws/{draw}/again': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** the draw made again from its seed and what is there today: whether it is the same */
    get: operations['getDeclarationDrawsDrawAgain']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/declaration-draws/{draw}/declarations': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** what was drawn, in the order of the draw, and what was found */
    get: operations['getDeclarationDrawsDrawDeclarations']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/declaration-draws/{draw}/declarations/{did}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** one drawn declaration with its history, and where its hours came from */
    get: operations['getDeclarationDrawsDrawDeclarationsDid']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/declaration-draws/{draw}/declarations/{did}/finding': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** what the inspection found; reversed is final and takes back the hours of this declaration */
    post: operations['postDeclarationDrawsDrawDeclarationsDidFinding']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/declaration-draws/preview': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** how many a draw would take, whatever its seed; nothing is drawn */
    get: operations['getDeclarationDrawsPreview']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/declarations': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** declarations of the subtree: what waits for the caller's level oldest first, the rest latest first */
    get: operations['getDeclarations']
    put?: never
    /** a new draft; nothing in it is required */
    post: operations['postDeclarations']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/declarations/{did}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** one declaration with its history, and what the rule and the ledger would make of it */
    get: operations['getDeclarationsDid']
    /** save a draft, or what was sent back; the whole content */
    put: operations['putDeclarationsDid']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/declarations/{did}/evidence': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** one more file of evidence */
    post: operations['postDeclarationsDidEvidence']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/declarations/{did}/evidence/{file}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** evidence as it is shown: a photograph without metadata, a PDF as it came */
    get: operations['getDeclarationsDidEvidenceFile']
    put?: never
    post?: never
    /** take a file off; the history keeps it */
    delete: operations['deleteDeclarationsDidEvidenceFile']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/declarations/{did}/submit': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** submit; with a title the content is saved before */
    post: operations['postDeclarationsDidSubmit']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/declarations/{did}/withdraw': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** take back what is not recognised yet */
    post: operations['postDeclarationsDidWithdraw']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/declarations/evidence': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** a photograph or a PDF file first: a new draft around it */
    post: operations['postDeclarationsEvidence']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/declarations/known': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** what a form need not ask: kinds, the last one used, what colleagues declared lately */
    get: operations['getDeclarationsKnown']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/declarations/mine': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** the caller's own declarations, latest first */
    get: operations['getDeclarationsMine']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/declarations/reject': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** reject for good, with reasons */
    post: operations['postDeclarationsReject']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/declarations/seen': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** the person has read what was answered */
    post: operations['postDeclarationsSeen']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/declarations/send-back': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** send back with reasons, to be mended */
    post: operations['postDeclarationsSendBack']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/declarations/verify': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** verify at most 200; each that cannot be is refused on its own; posted when the undo window ends */
    post: operations['postDeclarationsVerify']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/demo/accounts': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** the demonstration's accounts, where there is one */
    get: operations['getDemoAccounts']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/holds': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** records that wait for a person's decision, oldest first */
    get: operations['getHolds']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/holds/decide': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** releases, drops, merges, joins or reopens held records, each by itself */
    post: operations['postHoldsDecide']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/imports': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** the imports of the subtree, latest first */
    get: operations['getImports']
    put?: never
    /** hands in a sheet (.xlsx or .csv); it is checked at once where its header tells its kind */
    post: operations['postImports']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/imports/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** an import: how far it is, what it found, what may be done next */
    get: operations['getImportsId']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/imports/{id}/apply': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** applies what was checked, all of it or nothing */
    post: operations['postImportsIdApply']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/imports/{id}/cancel': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** ends work that has not come into effect */
    post: operations['postImportsIdCancel']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/imports/{id}/check': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** rehearses the import: everything is validated and counted, nothing kept */
    post: operations['postImportsIdCheck']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/imports/{id}/file': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** the sheet as it was handed in */
    get: operations['getImportsIdFile']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/imports/{id}/returned': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** the rows that came back, each with what is wrong */
    get: operations['getImportsIdReturned']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/imports/{id}/undo': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** what undoing would take back, and what stands in its way */
    get: operations['getImportsIdUndo']
    put?: never
    /** takes back what the import made, all of it or nothing */
    post: operations['postImportsIdUndo']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/imports/kinds': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** the kinds of sheets and their columns */
    get: operations['getImportsKinds']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/imports/kinds/{kind}/template': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** an empty sheet to fill in, with notes and dropdown lists */
    get: operations['getImportsKindsKindTemplate']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/inbox': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** what waits for the caller */
    get: operations['getInbox']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/invitation': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** whom a link is for */
    post: operations['postInvitation']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/invitation/password': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** sets the password by a link, and signs in unless a second factor is set up */
    post: operations['postInvitationPassword']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/jobs/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** how far a piece of background work is */
    get: operations['getJobsId']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/jobs/{id}/cancel': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** ends background work that has not come into effect yet */
    post: operations['postJobsIdCancel']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/leaving-statements/{id}/file': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** a statement as it was made */
    get: operations['getLeavingStatementsIdFile']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/leaving-statements/{id}/withdraw': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** a statement is no longer valid, nor the certificate behind it */
    post: operations['postLeavingStatementsIdWithdraw']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/me/factor': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** begins to set up a second factor */
    post: operations['postMeFactor']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/me/factor/confirm': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** the app's first code: the second factor holds from now */
    post: operations['postMeFactorConfirm']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/me/factor/off': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** gives the second factor up */
    post: operations['postMeFactorOff']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/me/factor/recovery': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** new recovery codes in place of all old ones */
    post: operations['postMeFactorRecovery']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/me/oidc': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** whether the own account is bound */
    get: operations['getMeOidc']
    put?: never
    post?: never
    /** the identity no longer opens the own account */
    delete: operations['deleteMeOidc']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/me/password': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** changes the own password; other sessions end */
    put: operations['putMePassword']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/me/security': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** second factor and sessions of the own account */
    get: operations['getMeSecurity']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/me/sessions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /** ends all own sessions but this one */
    delete: operations['deleteMeSessions']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/me/sessions/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /** ends one of the own sessions */
    delete: operations['deleteMeSessionsId']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/oidc': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** the provider of identities, where there is one */
    get: operations['getOidc']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/oidc/bind': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** begins to bind the own account to an identity */
    post: operations['postOidcBind']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/oidc/code': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** the second factor after the provider */
    post: operations['postOidcCode']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/oidc/return': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** where the provider sends the browser back to */
    get: operations['getOidcReturn']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/oidc/start': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** leads to the provider to sign in */
    get: operations['getOidcStart']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/orgs': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** organisations of the caller's subtree: what lies below one, or what a text finds */
    get: operations['getOrgs']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/overview': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** all plans that bind a region: states, worst gaps, deadlines, changes, neighbours */
    get: operations['getOverview']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/overview/months': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** how many demands of each plan stood where, month by month; months not yet computed are counted */
    get: operations['getOverviewMonths']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/plans': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** the plans that bind the caller, with the counts of their provisions */
    get: operations['getPlans']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/plans/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** one plan as a page: its text, cut at the quotes, and its provisions */
    get: operations['getPlansId']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/plans/{id}/changes': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** what differs between two readings of a plan: the day asked against another day, or against what was known on another day */
    get: operations['getPlansIdChanges']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/plans/{id}/difference': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** what changed between two versions */
    get: operations['getPlansIdDifference']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/plans/{id}/provisions/{pid}/changes': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** the units, and how many entities, whose state differs between two readings */
    get: operations['getPlansIdProvisionsPidChanges']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/plans/{id}/provisions/{pid}/entities': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** the entities of a provision, those who need help first */
    get: operations['getPlansIdProvisionsPidEntities']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/plans/{id}/provisions/{pid}/explain': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** the rows and the arithmetic of one entity */
    get: operations['getPlansIdProvisionsPidExplain']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/plans/{id}/provisions/{pid}/trend': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** where a provision stood at the end of each month; what is not yet computed is left out and counted */
    get: operations['getPlansIdProvisionsPidTrend']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/plans/{id}/provisions/{pid}/units': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** the level below a region, one line each */
    get: operations['getPlansIdProvisionsPidUnits']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/plans/{id}/report.pdf': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** the plan's state as a paper for a meeting */
    get: operations['getPlansIdReportPdf']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/plans/{id}/state': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** where a region stands: the JSON of plan eval */
    get: operations['getPlansIdState']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/plans/{id}/versions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** the versions of a plan, oldest first */
    get: operations['getPlansIdVersions']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/platforms': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** outside platforms and what came from each */
    get: operations['getPlatforms']
    put?: never
    /** registers an outside platform */
    post: operations['postPlatforms']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/platforms/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** an outside platform */
    get: operations['getPlatformsId']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/platforms/{id}/batches': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** what a platform handed in */
    get: operations['getPlatformsIdBatches']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/platforms/{id}/batches/{batch}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** a batch and its rows, those of one state where it is named */
    get: operations['getPlatformsIdBatchesBatch']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/platforms/{id}/batches/{batch}/refused': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** the rows that came back, each with what is wrong */
    get: operations['getPlatformsIdBatchesBatchRefused']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/platforms/{id}/batches/{batch}/seen': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** the rows that came back were seen to: they wait no longer */
    post: operations['postPlatformsIdBatchesBatchSeen']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/platforms/{id}/batches/{batch}/undo': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** what undoing a batch would take back */
    get: operations['getPlatformsIdBatchesBatchUndo']
    put?: never
    /** takes back what a batch posted, all of it or nothing */
    post: operations['postPlatformsIdBatchesBatchUndo']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/platforms/{id}/state': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** stops a platform or lets it go on */
    post: operations['postPlatformsIdState']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/platforms/{id}/tokens': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** makes a token for a platform, told once */
    post: operations['postPlatformsIdTokens']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/public/certificates/verify': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** does a certificate hold: by its number, or by the SHA-256 of its file */
    post: operations['postPublicCertificatesVerify']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/public/issuer': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** who issues badges */
    get: operations['getPublicIssuer']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/public/keys/{kid}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** one public key */
    get: operations['getPublicKeysKid']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/public/log/consistency': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** proves that the log of one root goes on from that of another (RFC 9162, 2.1.4) */
    get: operations['getPublicLogConsistency']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/public/log/roots': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** the signed roots of the log over the ledger, the latest first */
    get: operations['getPublicLogRoots']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/public/revoked-badges': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** badges that no longer hold (1EdTech revocation list) */
    get: operations['getPublicRevokedBadges']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/regions/{code}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** a region and what lies directly below it */
    get: operations['getRegionsCode']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/reports/4068': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** statistical form 教基4068: full-time teachers trained in a school year, by level and band of hours */
    get: operations['getReports4068']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/reports/4068/teachers': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** the teachers behind one number of the form */
    get: operations['getReports4068Teachers']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/reports/national': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** training records as the national system imports them; identity numbers in clear, audited */
    get: operations['getReportsNational']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/results': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** where a provider's own result sheets are kept */
    get: operations['getResults']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/results/preview': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** what a result sheet would do, row by row; nothing is kept */
    post: operations['postResultsPreview']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/results/sheets': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** hands a result sheet in; answered with a receipt */
    post: operations['postResultsSheets']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/results/template': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** an empty result sheet with notes */
    get: operations['getResultsTemplate']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/rules': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** the conversion rules of all places */
    get: operations['getRules']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/rules/here': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** the rules that hold in a place on a day, nearest first; or one rule, whole */
    get: operations['getRulesHere']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/rules/try': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** what an achievement would come to, line by line; mine=1: with what I have already */
    get: operations['getRulesTry']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/rules/words': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** kinds of achievement, results and units that a declaration may name */
    get: operations['getRulesWords']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/schools': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** the schools of a region, those that need help first */
    get: operations['getSchools']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/schools/{code}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** a school: facts, what plans ask of it as a school, what waits there */
    get: operations['getSchoolsCode']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/schools/{code}/funds': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** what a school had and spent, by year and account, and the sentences about it */
    get: operations['getSchoolsCodeFunds']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/schools/{code}/sessions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** school-based study week by week, and whether it was a teaching week */
    get: operations['getSchoolsCodeSessions']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/schools/{code}/teachers': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** teachers against every demand that running plans make on them */
    get: operations['getSchoolsCodeTeachers']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/search': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** people, organisations, plans and sentences by one text */
    get: operations['getSearch']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/session': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** who is signed in */
    get: operations['getSession']
    put?: never
    /** sign in */
    post: operations['postSession']
    /** sign out */
    delete: operations['deleteSession']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/session/post': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** goes on under another post of the same person */
    put: operations['putSessionPost']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/teachers/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** a teacher's facts, the identity number masked */
    get: operations['getTeachersId']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/teachers/{id}/account': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** how a teacher stands in a cycle and in each of its years */
    get: operations['getTeachersIdAccount']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/teachers/{id}/account/entries': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** the entries behind one figure of an account */
    get: operations['getTeachersIdAccountEntries']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/teachers/{id}/certificates': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** a teacher's certificates */
    get: operations['getTeachersIdCertificates']
    put?: never
    /** issues a certificate of what stands in the ledger */
    post: operations['postTeachersIdCertificates']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/teachers/{id}/corrections': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** what one person asked to have corrected, and what was answered */
    get: operations['getTeachersIdCorrections']
    put?: never
    /** ask for a correction of one's own file; one open request an object */
    post: operations['postTeachersIdCorrections']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/teachers/{id}/corrections/{cid}/answer': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** accept or decline an open request; an accepted one of an entry reverses it */
    post: operations['postTeachersIdCorrectionsCidAnswer']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/teachers/{id}/corrections/{cid}/withdraw': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** take an open request back */
    post: operations['postTeachersIdCorrectionsCidWithdraw']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/teachers/{id}/corrections/seen': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** the person has read what was answered */
    post: operations['postTeachersIdCorrectionsSeen']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/teachers/{id}/entries': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** a teacher's ledger, latest first, with the totals of all that matches */
    get: operations['getTeachersIdEntries']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/teachers/{id}/entries/{entry}/proof': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** proves that an entry stands in the log (RFC 9162, 2.1.3) */
    get: operations['getTeachersIdEntriesEntryProof']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/teachers/{id}/holds/{hold}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** a held record beside what it collides with */
    get: operations['getTeachersIdHoldsHold']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/teachers/{id}/hours': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** a teacher's hours and credits by calendar year, mode and category */
    get: operations['getTeachersIdHours']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/teachers/{id}/leaving-statements': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** the statements that a teacher was given for another province */
    get: operations['getTeachersIdLeavingStatements']
    put?: never
    /** states for another province what counts in a cycle, as a numbered paper and a package */
    post: operations['postTeachersIdLeavingStatements']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/teachers/{id}/merge': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** another record of the same person becomes an alias of this one; without `apply` only what would be taken over */
    post: operations['postTeachersIdMerge']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/teachers/{id}/portfolio': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** a teacher's portfolio; as a paper, or as a package with checksums */
    get: operations['getTeachersIdPortfolio']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/teachers/{id}/registration': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** what the data says for a teacher's periodic registration; as a paper to be sealed */
    get: operations['getTeachersIdRegistration']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/teachers/{id}/standing': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** what every plan asks of one person: done, required, expected by now, owed by when */
    get: operations['getTeachersIdStanding']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/teachers/{id}/transfers': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** what a teacher brings from another province by its sealed statement */
    post: operations['postTeachersIdTransfers']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/teachers/{id}/transfers/{transfer}/undo': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** takes back what a teacher brought; the ledger gets a reversal */
    post: operations['postTeachersIdTransfersTransferUndo']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/tokens': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** the caller's own API tokens */
    get: operations['getTokens']
    put?: never
    /** makes a token, told once */
    post: operations['postTokens']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/tokens/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /** makes a token useless */
    delete: operations['deleteTokensId']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/workshop/cases': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** run the small worlds of a plan */
    post: operations['postWorkshopCases']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/workshop/check': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** compile a text: complaints, provisions, the document by sentences */
    post: operations['postWorkshopCheck']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/workshop/drafts': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** plans in the making in the caller's subtree */
    get: operations['getWorkshopDrafts']
    put?: never
    /** begin a plan from a document, or the amendment of one */
    post: operations['postWorkshopDrafts']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/workshop/drafts/{draft}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** one draft with its three texts */
    get: operations['getWorkshopDraftsDraft']
    /** save; refused where somebody saved since */
    put: operations['putWorkshopDraftsDraft']
    post?: never
    /** throw a draft away */
    delete: operations['deleteWorkshopDraftsDraft']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/workshop/drafts/{draft}/changes': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** what publishing would change */
    get: operations['getWorkshopDraftsDraftChanges']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/workshop/drafts/{draft}/publish': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** publish as a version that stays */
    post: operations['postWorkshopDraftsDraftPublish']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/workshop/intake': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** the text of a file: .txt, .docx or PDF */
    post: operations['postWorkshopIntake']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/workshop/propose': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** what a document seems to demand, for a person to check */
    post: operations['postWorkshopPropose']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/workshop/trial': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** one provision on today's data */
    post: operations['postWorkshopTrial']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/workshop/words': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** what may be written: fields, words, measures */
    get: operations['getWorkshopWords']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
}
export type webhooks = Record<string, never>
export interface components {
  schemas: {
    Account: {
      /** @enum {string} */
      duty: 'none' | 'change_password' | 'enrol'
      id: string
      login: string
      name: string
      permissions: string[]
      post_id: string
      posts: components['schemas']['Post'][]
      role: components['schemas']['Role']
      scope: components['schemas']['Scope']
      teacher_id?: string
    }
    AccountLine: {
      active: boolean
      created_ms: number
      factor: boolean
      id: string
      link?: {
        expires_ms: number
        kind: string
      } | null
      login: string
      manageable: boolean
      must_change: boolean
      name: string
      posts: components['schemas']['Post'][]
      signed_in_ms: number | null
      version: string
      waiting: boolean
    }
    AccountLink: {
      expires_ms: number
      id: string
      path: string
    }
    AchievementRow: {
      author_rank?: number
      category?: string
      credits?: number | string
      /** Format: date */
      date?: string
      degree?: string
      /** Format: date */
      from?: string
      hours?: number | string
      id: string
      id_kind?: string
      id_number: string
      journal?: string
      /** @enum {string} */
      kind?: 'training' | 'degree' | 'paper'
      level?: string
      mode?: string
      name: string
      programme_kind?: string
      provider?: string
      result?: string
      role?: string
      school?: string
      sessions_attended?: number
      sessions_planned?: number
      title?: string
      /** Format: date */
      to?: string
    }
    ApiToken: {
      created_ms: number
      expires_ms: number
      id: string
      name: string
      permissions: string[]
      revoked: boolean
      scope: components['schemas']['Scope']
      used_ms: number | null
    }
    BesideEntry: {
      category: string | null
      collides: boolean
      credits: number
      /** Format: date */
      earned_from: string
      /** Format: date */
      earned_on: string
      hours: number
      id: string
      level: string | null
      mode: string | null
      origin: string | null
      programme: string | null
      provider: string | null
      reversed: boolean
    }
    CaseDifference: {
      expected: string
      found: string
      line: number
      provision: string
      what: string
    }
    CaseOutcome: {
      differences: components['schemas']['CaseDifference'][]
      line: number
      name: string
      /** @enum {string} */
      outcome: 'holds' | 'differs' | 'cannot_run' | 'not_run'
    }
    Certificate: {
      changed: boolean
      credits: number
      digest: string
      ended_on: string | null
      entries: number
      /** Format: date */
      from: string
      hours: number
      id: string
      issued_ms: number
      /** Format: date */
      issued_on: string
      issuer: string
      /** @enum {string} */
      kind: 'hours' | 'programme'
      number: string
      reason: string | null
      replaced_by: string | null
      school: string
      /** @enum {string} */
      state: 'valid' | 'revoked' | 'replaced'
      teacher: {
        id: string
        name: string
      }
      title: string
      /** Format: date */
      to: string
      url: string
    }
    Change: {
      counts: components['schemas']['StateCounts']
      /** Format: date */
      due: string
      id: string
      measure: string
      plan: string
      quote: string
      required_share: number
      share: number | null
      status: components['schemas']['Status']
      strength: components['schemas']['Strength']
      target: components['schemas']['Goal']
      target_text: string
      title: string
      title_en: string
      unit: string
      value: number | null
      was: components['schemas']['Status']
      window: string
    }
    CheckedProvision: {
      facts: unknown
      id: string
      judged: boolean
      line: number
      title: string
    }
    ConversionLine: {
      credits: string
      en: string
      hours: string
      quote: string
      zh: string
    }
    Correction: {
      about: string
      action: string | null
      choice: string
      created_ms: number
      decided_by: string | null
      decided_ms: number | null
      /** Format: date */
      due: string
      id: string
      late: boolean
      link: string | null
      may_answer: boolean
      may_withdraw: boolean
      object: string
      person: {
        id: string
        name: string
      } | null
      record: unknown
      replacement: string | null
      reply: string | null
      reversal: string | null
      school: {
        code: string
        name: string
      } | null
      seen: boolean
      /** @enum {string} */
      state: 'open' | 'accepted' | 'declined' | 'withdrawn'
      teacher: string
      words: string
    }
    CountedEntry: {
      amount: components['schemas']['CycleAmount']
      capped: components['schemas']['CycleAmount']
      cuts: {
        rule: string | null
        title: string | null
        title_en: string | null
      }[]
      /** Format: date */
      earned_on: string
      id: string
      kind: string | null
      level: string | null
      mode: string | null
      programme: string | null
      provider: string | null
    }
    Cycle: {
      caps: components['schemas']['CycleCap'][]
      credits: number
      /** Format: date */
      from: string
      hours: number
      id: string
      plan: string | null
      region: string
      source: string | null
      title: string
      title_en: string | null
      /** Format: date */
      to: string
      years: {
        /** Format: date */
        from: string
        /** Format: date */
        to: string
      }[]
    }
    CycleAccount: {
      asked: components['schemas']['CycleAmount']
      capped: components['schemas']['CycleAmount']
      carried: components['schemas']['CycleAmount']
      counted: components['schemas']['CycleAmount']
      earned: components['schemas']['CycleAmount']
      entries: number
      met: boolean
      missing: components['schemas']['CycleAmount']
      offset: components['schemas']['CycleAmount']
    }
    CycleAccounts: {
      accounts: components['schemas']['ListedAccount'][]
      /** Format: date */
      at: string
      cycle: components['schemas']['Cycle']
      /** Format: date */
      from: string
      met: number
      next_cursor: string | null
      parts_short: number
      sums: components['schemas']['CycleAccount']
      teachers: number
      /** Format: date */
      to: string
      total: number
      under: components['schemas']['Place']
    }
    CycleAmount: {
      credits: number
      hours: number
    }
    CycleCap: {
      field: string
      most: number
      per: string
      quantity: string
      value: string | null
    }
    CycleClose: {
      all: number
      closed_at: string
      closed_by: string
      cycle: string
      done: number
      done_at: string | null
      /** Format: date */
      from: string
      id: string
      job: string
      met: number
      reason: string
      region: string
      /** @enum {string} */
      state: 'running' | 'done' | 'undone' | 'failed'
      teachers: number
      /** Format: date */
      to: string
      undone_at: string | null
      undone_by: string | null
      undone_why: string | null
      /** @enum {string} */
      what: 'year' | 'cycle'
    }
    CycleClosePage: {
      all: number
      closed_at: string
      closed_by: string
      cycle: string
      done: number
      done_at: string | null
      /** Format: date */
      from: string
      id: string
      job: string
      met: number
      reason: string
      region: string
      restated: {
        change: components['schemas']['CycleAmount']
        entries: number
        teachers: number
      }
      /** @enum {string} */
      state: 'running' | 'done' | 'undone' | 'failed'
      sums: {
        capped: components['schemas']['CycleAmount']
        carried: components['schemas']['CycleAmount']
        earned: components['schemas']['CycleAmount']
        met: number
        offset: components['schemas']['CycleAmount']
        teachers: number
      }
      teachers: number
      /** Format: date */
      to: string
      undone_at: string | null
      undone_by: string | null
      undone_why: string | null
      /** @enum {string} */
      what: 'year' | 'cycle'
    }
    CyclePart: {
      at_least: number | null
      at_most: number | null
      have: number
      id: string
      /** @enum {string} */
      measure: 'hours' | 'credits' | 'records'
      met: boolean
      quote: string | null
      rule: string
      title: string
      title_en: string
    }
    CycleTransfer: {
      carried: components['schemas']['CycleAmount']
      conversion: string
      id: string
      place: string
      policy: string
      /** Format: date */
      since: string
      stated: components['schemas']['CycleAmount']
      /** Format: date */
      stated_from: string
      /** Format: date */
      stated_to: string
      statement: string
    }
    CycleYear: {
      asked: components['schemas']['CycleAmount']
      capped: components['schemas']['CycleAmount']
      carried: components['schemas']['CycleAmount']
      counted: components['schemas']['CycleAmount']
      earned: components['schemas']['CycleAmount']
      entries: number
      /** Format: date */
      from: string
      met: boolean
      missing: components['schemas']['CycleAmount']
      offset: components['schemas']['CycleAmount']
      parts: components['schemas']['CyclePart'][]
      /** Format: date */
      to: string
    }
    DaySpan: {
      /** Format: date */
      from: string
      /** Format: date */
      to: string
    }
    Deadline: {
      counts: components['schemas']['StateCounts']
      /** Format: date */
      due: string
      id: string
      measure: string
      plan: string
      quote: string
      required_share: number
      share: number | null
      status: components['schemas']['Status']
      strength: components['schemas']['Strength']
      target: components['schemas']['Goal']
      target_text: string
      title: string
      title_en: string
      unit: string
      value: number | null
      window: string
    }
    Declaration: {
      answer: components['schemas']['DeclarationAnswer'] | null
      category: string
      chain: string[]
      changed_ms: number
      created_ms: number
      done_level: string | null
      due: string | null
      entry: string | null
      files: components['schemas']['DeclarationFile'][]
      final_credits: string | null
      final_hours: string | null
      /** Format: date */
      from: string
      hold: string | null
      hours: string
      id: string
      kind: string
      late: boolean
      level: string
      lines: components['schemas']['ConversionLine'][]
      may_decide: boolean
      may_edit: boolean
      may_withdraw: boolean
      mode: string
      next_level: string | null
      /** Format: date */
      on: string
      own: boolean
      person: {
        id: string
        name: string
      } | null
      post_ms: number | null
      provider: string
      recognised_ms: number | null
      role: string
      rule: string | null
      school: {
        code: string
        name: string
      } | null
      /** @enum {string} */
      state:
        | 'draft'
        | 'submitted'
        | 'verified'
        | 'recognised'
        | 'sent_back'
        | 'rejected'
        | 'withdrawn'
        | 'reversed'
      submitted_ms: number | null
      title: string
      trouble: string | null
      trouble_detail: string | null
      version: number
      vouch: string
      words: string
    }
    DeclarationAnswer: {
      at_ms: number
      by: string
      deed: string
      reasons: string[]
      words: string
    }
    DeclarationAround: {
      /** Format: date */
      from: string
      hours: string
      kind: string
      /** Format: date */
      on: string
      people: number
      provider: string
      title: string
    }
    DeclarationDeadline: {
      by: string
      /** Format: date */
      last_day: string
      org: {
        code: string
        name: string
      }
      own: boolean
      set_ms: number
      verify_day: string | null
      version: string
      words: string
      year: number
    }
    DeclarationDraw: {
      by: string
      created_ms: number
      digest: string
      doubtful: number
      drawn: number
      /** Format: date */
      due: string
      each: number
      /** Format: date */
      from: string
      id: string
      late: boolean
      open: number
      percent: string
      place: {
        code: string
        name: string
      }
      population: number
      reversed: number
      schools: number
      seed: string
      /** @enum {string} */
      stratum: 'school' | 'kind'
      /** Format: date */
      to: string
      upheld: number
    }
    DeclarationDrawn: {
      by: string
      declaration: components['schemas']['Declaration']
      finding: null | ('upheld' | 'doubtful' | 'reversed')
      found_ms: number | null
      place: number
      took_back: boolean
      version: number
      why_not: string | null
      words: string
    }
    DeclarationFile: {
      bytes: number
      digest: string
      id: string
      name: string
      scanned: boolean
      taken: string | null
      thumb: string | null
      /** @enum {string} */
      type: 'jpeg' | 'png' | 'pdf'
      view: string
    }
    DeclarationKnown: {
      around: components['schemas']['DeclarationAround'][]
      deadlines: {
        /** Format: date */
        last_day: string
        verify_day: string | null
        year: number
      }[]
      kinds: {
        evidence: boolean
        hours: boolean
        key: string
      }[]
      last_kind: string
      reasons: string[]
      scanner: boolean
      /** Format: date */
      today: string
    }
    DeclarationPage: {
      again: {
        file: string
        title: string | null
      }[]
      declaration: components['schemas']['Declaration']
      preview: components['schemas']['DeclarationPreview'] | null
      steps: components['schemas']['DeclarationStep'][]
    }
    DeclarationPreview: {
      chain: string[]
      credits: string
      detail: string | null
      hours: string
      lines: components['schemas']['ConversionLine'][]
      rule: string
      trouble: string | null
    }
    DeclarationsDone: {
      batch: string
      done: string[]
      refused: {
        id: string
        reason: string
      }[]
      until_ms: number
    }
    DeclarationStep: {
      at_ms: number
      by: string
      deed: string
      level: string
      reasons: string
      to: string
      words: string
    }
    Demand: {
      /** Format: date */
      due: string
      expected: number | null
      /** Format: date */
      from: string
      gap: number | null
      id: string
      measure: string
      missing: string[]
      quote: string
      status: components['schemas']['Status']
      strength: components['schemas']['Strength']
      target: components['schemas']['Goal']
      target_text: string
      title: string
      title_en: string
      /** Format: date */
      to: string
      unit: string
      value: number | null
      window: string
    }
    Designation: {
      designation: string
      /** Format: date */
      from: string
      level: string
      to: string | null
    }
    DraftChanges: {
      /** Format: date */
      at: string
      plan: components['schemas']['FieldChange'][]
      provisions: components['schemas']['ProvisionChange'][]
      same: number
      states: components['schemas']['StateChange'][] | null
      text_added: string[]
      text_removed: string[]
    }
    /** @enum {string} */
    Drift: 'worse' | 'better' | 'data' | 'down' | 'up' | 'same'
    Employment: {
      end_reason?: string
      /** Format: date */
      from: string
      org_name: string
      to: string | null
    }
    Entry: {
      category: string | null
      credits: number
      /** Format: date */
      earned_from: string
      /** Format: date */
      earned_on: string
      hours: number
      id: string
      kind: string
      level: string | null
      mode: string | null
      note?: string
      origin: string | null
      origin_id?: string
      origin_row?: number
      posted_at: string
      programme: string | null
      provider: string | null
      reversed_by?: string
      reverses?: string
      school: string | null
      source?: components['schemas']['EntrySource']
    }
    EntrySource: {
      file: string
      /** Format: date */
      on: string
      posted_by?: string
      run?: string
    }
    ExplainRow: {
      category: string
      credits: number | null
      date: string | null
      hours: number | null
      id: string | null
      /** @enum {string} */
      kind: 'entry' | 'item' | 'money' | 'session' | 'teacher'
      level: string
      mode: string
      note: string
      school: string
      teacher: string
      title: string
    }
    ExplainStep: {
      label_en: string
      label_zh: string
      value: number | null
    }
    Explanation: {
      arithmetic: components['schemas']['ExplainStep'][]
      elapsed_days: number
      entity: {
        id: string
        kind: string
        name: string
      }
      missing: string[]
      pace_needed?: number
      rows: components['schemas']['ExplainRow'][]
      rows_total: number
      served_days?: number
      status: components['schemas']['Status']
      target: components['schemas']['Goal']
      value: number | null
      window: components['schemas']['DaySpan']
      window_days: number
    }
    FieldChange: {
      after: string
      before: string
      field: string
    }
    Form4068: {
      /** Format: date */
      at: string
      /** Format: date */
      from: string
      rows: {
        bands: number[]
        row: string
        trained: number
      }[]
      teachers: number
      /** Format: date */
      to: string
      trained: number
      under: components['schemas']['Place']
      year: number
    }
    FoundOrg: {
      code: string
      inside: string
      level: components['schemas']['Level']
      name: string
    }
    FoundSentence: {
      block: number
      plan: string
      plan_title: string
      provisions: string[]
      text: string
    }
    FullTime: {
      /** Format: date */
      from: string
      to: string | null
      value: boolean
    }
    FundsRule: {
      /** Format: date */
      from: string
      id: string
      measure: string
      plan: string
      quote: string
      share: number | null
      strength: components['schemas']['Strength']
      target_text: string
      title: string
      title_en: string
      /** Format: date */
      to: string
      unit: string
      window: string
    }
    FundsYear: {
      rows: {
        account: string
        basis: string
        payer: string | null
        yuan: number
      }[]
      training_share: number | null
      year: number
    }
    Gap: {
      causes: {
        code: string
        level: components['schemas']['Level']
        name: string
        share: number | null
        unmet: number
      }[]
      counts: components['schemas']['StateCounts']
      distance: number
      /** Format: date */
      due: string
      id: string
      measure: string
      plan: string
      quote: string
      required_share: number
      share: number | null
      status: components['schemas']['Status']
      strength: components['schemas']['Strength']
      target: components['schemas']['Goal']
      target_text: string
      title: string
      title_en: string
      unit: string
      value: number | null
      window: string
    }
    Goal: number | number[] | null
    Held: {
      /** Format: date */
      from: string
      to: string | null
      value: string
    }
    HeldFields: {
      category: string | null
      credits: number
      /** Format: date */
      earned_from: string
      /** Format: date */
      earned_on: string
      hours: number
      level: string | null
      mode: string | null
      programme: string | null
      provider: string | null
    }
    Hits: {
      orgs: components['schemas']['FoundOrg'][]
      people: {
        id: string
        name: string
        school: string
      }[]
      plans: {
        id: string
        title: string
        title_en: string
      }[]
      sentences: components['schemas']['FoundSentence'][]
    }
    Hold: {
      created_ms: number
      decided_ms: number | null
      decided_note: string | null
      detail: string
      /** Format: date */
      earned_from: string
      /** Format: date */
      earned_on: string
      hours: number
      id: string
      may_reopen: boolean
      programme: string
      reason: components['schemas']['HoldCode']
      reasons: {
        code: components['schemas']['HoldCode']
        words: string
      }[]
      school: string | null
      state: string
      teacher: string
      teacher_id: string
    }
    /** @enum {string} */
    HoldCode: 'overlap' | 'maybe_same' | 'too_many_hours' | 'outside_employment' | 'closed' | 'source_gone'
    HoldEmployment: {
      /** Format: date */
      from: string
      school: string
      to: string | null
    }
    HoldEvidence: {
      beside: components['schemas']['BesideEntry'][]
      created_ms: number
      decided_ms: number | null
      decided_note: string | null
      detail: string
      /** Format: date */
      earned_from: string
      /** Format: date */
      earned_on: string
      employments: components['schemas']['HoldEmployment'][]
      held: components['schemas']['HeldFields']
      hours: number
      id: string
      may_reopen: boolean
      programme: string
      reason: components['schemas']['HoldCode']
      reasons: {
        code: components['schemas']['HoldCode']
        words: string
      }[]
      school: string | null
      state: string
      teacher: string
      teacher_id: string
    }
    Import: {
      account: string
      applied_ms: number | null
      checked_ms: number | null
      counts: components['schemas']['ImportCounts']
      created_ms: number
      detail: string | null
      file_bytes: number
      file_name: string
      has_returned: boolean
      id: string
      kind: string | null
      reason: string | null
      /** @enum {string} */
      state: 'uploaded' | 'checking' | 'checked' | 'applying' | 'applied' | 'undoing' | 'undone' | 'failed'
      undo_reason: string | null
      undone_by: string | null
      undone_ms: number | null
    }
    ImportColumn: {
      example: string
      name: string
      note: string
      required: boolean
      words: string[]
    }
    ImportCounts: {
      changed: number
      created: number
      held: number
      rejected: number
      rows: number
      unchanged: number
    }
    ImportKind: {
      columns: components['schemas']['ImportColumn'][]
      kind: string
      may_write: boolean
      title: string
    }
    ImportNotice: {
      detail: string
      reason: string
      row: number
    }
    ImportOptions: {
      /** Format: date */
      as_of: string
      first_year: number | null
      for: string | null
      item_kinds: string[]
      last_year: number | null
    }
    ImportPage: {
      account: string
      applied_ms: number | null
      can: string[]
      checked_ms: number | null
      counts: components['schemas']['ImportCounts']
      created_ms: number
      detail: string | null
      file_bytes: number
      file_name: string
      has_returned: boolean
      id: string
      kind: string | null
      options: components['schemas']['ImportOptions']
      reason: string | null
      report: components['schemas']['ImportReport'] | null
      /** @enum {string} */
      state: 'uploaded' | 'checking' | 'checked' | 'applying' | 'applied' | 'undoing' | 'undone' | 'failed'
      undo_reason: string | null
      undone_by: string | null
      undone_ms: number | null
      work: components['schemas']['ImportWork'] | null
    }
    ImportProblem: {
      count: number
      detail: string
      held: boolean
      reason: string
      rows: number[]
    }
    ImportRejected: {
      detail: string
      row: number
    }
    ImportReport: {
      header: string[]
      notices: components['schemas']['ImportNotice'][]
      problems: components['schemas']['ImportProblem'][]
      rejected: components['schemas']['ImportRejected'][]
      samples: components['schemas']['ImportSample'][]
    }
    ImportSample: {
      cells: string[]
      outcome: string
      row: number
    }
    ImportWork: {
      done: number
      total: number
      waiting: boolean
    }
    IntakeCounts: {
      held: number
      posted: number
      refused: number
      repeated: number
      rows: number
      same: number
    }
    Job: {
      done: number
      id: string
      kind: string
      outcome: unknown
      reason: string | null
      /** @enum {string} */
      state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
      total: number
      tries: number
    }
    JsonWebKey: {
      alg: string
      e: string
      kid: string
      kty: string
      n: string
      use: string
    }
    LeavingStatement: {
      counts: components['schemas']['CycleAmount']
      cycle: string
      /** Format: date */
      from: string
      id: string
      made_at: string
      made_by: string
      number: string
      /** @enum {string} */
      state: 'valid' | 'withdrawn'
      teacher: string
      /** Format: date */
      to: string
      to_place: string
      verifiable: boolean
      withdrawn_at: string | null
      withdrawn_by: string | null
      withdrawn_why: string | null
    }
    /** @enum {string} */
    Level: 'nation' | 'province' | 'city' | 'county' | 'school' | 'institution'
    ListedAccount: {
      asked: components['schemas']['CycleAmount']
      capped: components['schemas']['CycleAmount']
      carried: components['schemas']['CycleAmount']
      counted: components['schemas']['CycleAmount']
      earned: components['schemas']['CycleAmount']
      entries: number
      met: boolean
      missing: components['schemas']['CycleAmount']
      name: string
      offset: components['schemas']['CycleAmount']
      parts_short?: number
      school: string
      school_code: string
      stage?: string | null
      teacher: string
    }
    LogRoot: {
      /** Format: date */
      day: string
      made_ms: number
      root: string
      signature: string
      size: number
    }
    MatrixCell: {
      status: components['schemas']['Status']
      target: components['schemas']['Goal']
      value: number | null
    }
    MatrixColumn: {
      id: string
      lead: boolean
      measure: string
      plan: string
      plan_title: string
      plan_title_en: string
      quote: string
      strength: components['schemas']['Strength']
      target_text: string
      title: string
      title_en: string
      unit: string
      window: string
    }
    MatrixLine: {
      behind: number
      cells: (components['schemas']['MatrixCell'] | null)[]
      id: string
      name: string
      stage: string | null
      subject: string | null
    }
    Overview: {
      /** Format: date */
      at: string
      /** Format: date */
      before: string
      changes: components['schemas']['Change'][]
      deadlines: components['schemas']['Deadline'][]
      gaps: components['schemas']['Gap'][]
      plans: components['schemas']['PlanCard'][]
      saved: components['schemas']['SavedState'] | null
      siblings: components['schemas']['Siblings'][]
      under: components['schemas']['Place']
    }
    OwnSession: {
      address: string
      agent: string
      created_ms: number
      id: string
      present: boolean
      seen_ms: number
    }
    PaperBlock: {
      kind: string
      sentences: components['schemas']['PaperSentence'][]
    }
    PaperSentence: {
      body: boolean
      provisions: string[]
      text: string
    }
    Place: {
      code: string
      level: components['schemas']['Level']
      name: string
    }
    PlanBlock: {
      /** @enum {string} */
      kind: 'title' | 'heading1' | 'heading2' | 'heading3' | 'paragraph'
      segments: components['schemas']['PlanSegment'][]
    }
    PlanCard: {
      counts: components['schemas']['StateCounts']
      /** Format: date */
      from: string
      id: string
      may: number
      running: boolean
      share_met: number
      title: string
      title_en: string
      /** Format: date */
      to: string
    }
    PlanChanges: {
      after: components['schemas']['PlanSide']
      before: components['schemas']['PlanSide']
      provisions: {
        after: components['schemas']['PlanReading']
        before: components['schemas']['PlanReading']
        drift: components['schemas']['Drift']
        id: string
      }[]
    }
    PlanCheck: {
      blocks: components['schemas']['PaperBlock'][]
      case_diagnostics: components['schemas']['PlanDiagnostic'][]
      diagnostics: components['schemas']['PlanDiagnostic'][]
      head: {
        /** Format: date */
        from: string
        id: string
        region: string
        title: string
        /** Format: date */
        to: string
      } | null
      notices: components['schemas']['PlanDiagnostic'][]
      ok: boolean
      provisions: components['schemas']['CheckedProvision'][]
    }
    PlanDiagnostic: {
      column: number
      file: string
      fix: string
      line: number
      message_en: string
      message_zh: string
      reason: string
      suggestion_en: string
      suggestion_zh: string
    }
    PlanDifference: {
      after: number
      before: number
      plan: components['schemas']['FieldChange'][]
      provisions: components['schemas']['ProvisionChange'][]
      same: number
      text_added: string[]
      text_removed: string[]
    }
    PlanDraft: {
      base: number
      changed_by: string
      changed_ms: number
      created_by: string
      created_ms: number
      errors: number
      id: string
      plan: string
      published: number | null
      region: string
      region_name: string
      revision: number
      title: string
    }
    PlanDraftText: {
      base: number
      cases: string
      changed_by: string
      changed_ms: number
      created_by: string
      created_ms: number
      errors: number
      id: string
      plan: string
      published: number | null
      region: string
      region_name: string
      revision: number
      source: string
      title: string
      toml: string
    }
    PlanEntity: {
      code: string | null
      id: string
      kind: string
      name: string
      school: string | null
      status: components['schemas']['Status']
      target: components['schemas']['Goal']
      value: number | null
    }
    PlanMonth: {
      /** Format: date */
      at: string
      behind: number
      met: number
      missed: number
      no_data: number
      on_track: number
    }
    PlanMonths: {
      months: components['schemas']['PlanMonth'][]
      pending: number
      plan: string
    }
    PlanPage: {
      body: components['schemas']['PlanBlock'][]
      /** Format: date */
      from: string
      id: string
      latest_version: components['schemas']['VersionMark']
      provisions: components['schemas']['Provision'][]
      region: string
      region_name: string
      title: string
      title_en: string
      /** Format: date */
      to: string
      version: components['schemas']['VersionMark']
    }
    PlanPlace: {
      code: string
      level: components['schemas']['Level']
      name: string
    }
    PlanProposal: {
      block: number
      confidence: number
      id: string
      quote: string
      sentence: number
      title: string
      toml: string
    }
    PlanProposals: {
      from: string | null
      notices: string[]
      proposals: components['schemas']['PlanProposal'][]
      title: string
      to: string | null
    }
    PlanReading: {
      entities: number
      met: number
      share: number | null
      status: components['schemas']['Status']
      value: number | null
    }
    PlanSegment: {
      provisions: string[]
      text: string
    }
    PlanSide: {
      /** Format: date */
      at: string
      counts: {
        behind: number
        met: number
        missed: number
        no_data: number
        on_track: number
      }
      /** Format: date */
      known: string
    }
    PlanStanding: {
      counts: components['schemas']['StateCounts']
      demands: components['schemas']['Demand'][]
      /** Format: date */
      from: string
      id: string
      lead: string | null
      running: boolean
      title: string
      title_en: string
      /** Format: date */
      to: string
    }
    PlanState: {
      /** Format: date */
      at: string
      /** Format: date */
      known: string
      plan: string
      provisions: components['schemas']['ProvisionState'][]
      saved: components['schemas']['SavedState'] | null
      under: string
      under_name: string
    }
    PlanSummary: {
      counts: {
        behind: number
        may: number
        met: number
        missed: number
        no_data: number
        on_track: number
      }
      /** Format: date */
      from: string
      id: string
      region: string
      region_name: string
      title: string
      title_en: string
      /** Format: date */
      to: string
    }
    PlanTrend: {
      /** @enum {string} */
      basis: 'now' | 'then'
      pending: number
      points: components['schemas']['TrendPoint'][]
      provision: string
      under: string
    }
    PlanTrial: {
      /** Format: date */
      at: string
      behind: number
      entities: number
      entity_values: components['schemas']['TrialEntity'][]
      id: string
      labels: components['schemas']['TrialLabel'][]
      met: number
      missed: number
      missing: string[]
      no_data: number
      on_track: number
      required_share: number
      share: number | null
      status: components['schemas']['Status']
      strength: components['schemas']['Strength']
      target: components['schemas']['Goal']
      title: string
      under_name: string
      value: number | null
      window: components['schemas']['DaySpan']
    }
    PlanUnit: {
      behind: number
      code: string
      entities: number
      level: components['schemas']['Level']
      met: number
      missed: number
      name: string
      no_data: number
      on_track: number
      share: number | null
      status: components['schemas']['Status']
      target: components['schemas']['Goal']
      value: number | null
    }
    PlanVersion: {
      /** Format: date */
      effective: string
      in_force: boolean
      note: string
      number: number
      provisions: number
      published: string | null
      published_by: string | null
      title: string
    }
    PlanWords: {
      fields: components['schemas']['WordField'][]
      measures: components['schemas']['WordMeasure'][]
      vocabularies: unknown
    }
    Platform: {
      batches: number
      counts: components['schemas']['IntakeCounts']
      created_by: string
      created_ms: number
      id: string
      /** @enum {string} */
      kind: 'api' | 'sheet'
      last_ms: number | null
      name: string
      provider: string | null
      reason: string | null
      region: components['schemas']['PlatformRegion']
      /** @enum {string} */
      state: 'works' | 'stopped'
      tokens: number
      version: string
    }
    PlatformRegion: {
      code: string
      name: string
    }
    Portfolio: {
      by_category: components['schemas']['PortfolioSum'][]
      by_year: components['schemas']['PortfolioSum'][]
      certificates: components['schemas']['PortfolioCertificate'][]
      cycles: components['schemas']['PortfolioAccount'][]
      entries: components['schemas']['PortfolioEntry'][]
      format: string
      /** Format: date */
      from: string
      /** Format: date */
      made_on: string
      person: components['schemas']['PortfolioPerson']
      /** Format: date */
      to: string
      total: {
        credits: number
        entries: number
        hours: number
      }
      version: number
    }
    PortfolioAccount: {
      asked: components['schemas']['CycleAmount']
      capped: components['schemas']['CycleAmount']
      carried: components['schemas']['CycleAmount']
      counted: components['schemas']['CycleAmount']
      cycle: string
      earned: components['schemas']['CycleAmount']
      /** Format: date */
      from: string
      met: boolean
      missing: components['schemas']['CycleAmount']
      offset: components['schemas']['CycleAmount']
      region: string
      title: string
      title_en: string | null
      /** Format: date */
      to: string
    }
    PortfolioCertificate: {
      credits: number
      /** Format: date */
      from: string
      hours: number
      /** Format: date */
      issued_on: string
      kind: string
      number: string
      sha256: string
      state: string
      title: string | null
      /** Format: date */
      to: string
    }
    PortfolioEntry: {
      category: string | null
      certificates: string[]
      credits: number
      evidence: components['schemas']['PortfolioEvidence'][]
      /** Format: date */
      from: string
      hash: string
      hours: number
      id: string
      kind: string
      level: string | null
      mode: string | null
      origin: string | null
      posted_at: string
      programme: string | null
      programme_kind: string | null
      provider: string | null
      reversed_by: string | null
      reverses: string | null
      role: string | null
      rule: string | null
      school: string | null
      /** Format: date */
      to: string
    }
    PortfolioEvidence: {
      bytes: number
      name: string
      sha256: string
      type: string
    }
    PortfolioPerson: {
      designations: {
        designation: string
        /** Format: date */
        from: string
        level: string | null
        to: string | null
      }[]
      employment: {
        /** Format: date */
        from: string
        school: string
        to: string | null
      }[]
      id: string
      id_masked: string
      name: string
      school: string | null
      school_code: string | null
      /** Format: date */
      service_from: string
      sex: string | null
      stage: string | null
      subject: string | null
      title_ranks: {
        /** Format: date */
        from: string
        title_rank: string
        to: string | null
      }[]
    }
    PortfolioSum: {
      credits: number
      entries: number
      hours: number
      key: string | null
    }
    Post: {
      /** Format: date */
      from: string
      holds: boolean
      id: string
      role: components['schemas']['Role']
      scope: components['schemas']['Scope']
      teacher_id?: string
      to: string | null
    }
    Problem: {
      fields: {
        detail: string
        name: string
        reason: string
      }[]
      instance: string
      reason: string
      status: number
      title: string
      type: string
    }
    Provision: {
      due: string | null
      entity: string | string[]
      id: string
      measure: string
      needs: string | null
      quote: string
      required_share: number
      strength: components['schemas']['Strength']
      target_text: string
      title: string
      title_en: string
      where: string
      window: string
    }
    ProvisionChange: {
      /** @enum {string} */
      change: 'changed' | 'added' | 'removed'
      fields: components['schemas']['FieldChange'][]
      id: string
      title: string
      title_en: string
    }
    ProvisionState: {
      behind: number
      entities: number
      id: string
      met: number
      missed: number
      missing: string[]
      no_data: number
      on_track: number
      required_share: number
      share: number | null
      status: components['schemas']['Status']
      strength: components['schemas']['Strength']
      target: components['schemas']['Goal']
      title: string
      value: number | null
      window: components['schemas']['DaySpan']
      windows: components['schemas']['WindowState'][]
    }
    PublicCertificate: {
      certificate: {
        credits: number
        digest: string
        ended_on: string | null
        /** Format: date */
        from: string
        holder: string
        hours: number
        /** Format: date */
        issued_on: string
        issuer: string
        /** @enum {string} */
        kind: 'hours' | 'programme'
        title: string
        /** Format: date */
        to: string
      } | null
      /** @enum {string} */
      state: 'valid' | 'revoked' | 'replaced' | 'changed' | 'unknown'
    }
    Receipt: {
      by: string | null
      counts: components['schemas']['IntakeCounts']
      done_ms: number | null
      file: string | null
      platform: string
      reason: string | null
      receipt: string
      received_ms: number
      rows: components['schemas']['ReceiptRow'][]
      seen: boolean
      /** @enum {string} */
      state: 'received' | 'done' | 'failed' | 'undoing' | 'undone'
      undone_by: string | null
      undone_ms: number | null
    }
    ReceiptLine: {
      by: string | null
      counts: components['schemas']['IntakeCounts']
      done_ms: number | null
      file: string | null
      platform: string
      reason: string | null
      receipt: string
      received_ms: number
      seen: boolean
      /** @enum {string} */
      state: 'received' | 'done' | 'failed' | 'undoing' | 'undone'
      undone_by: string | null
      undone_ms: number | null
    }
    ReceiptRow: {
      detail: string | null
      id: string | null
      reason: string | null
      row: number
      /** @enum {string} */
      state: 'accepted' | 'posted' | 'held' | 'same' | 'repeated' | 'refused' | 'undone'
    }
    Region: {
      children: components['schemas']['Place'][]
      code: string
      level: components['schemas']['Level']
      name: string
      parent: string | null
      schools: {
        code: string
        name: string
      }[]
    }
    Registration: {
      account: components['schemas']['CycleAccount']
      /** Format: date */
      at: string
      conditions: {
        id: string
        /** @enum {string} */
        state: 'met' | 'missed' | 'no_data'
      }[]
      name: string
      school: string | null
      teacher: string
    }
    Restated: {
      change: components['schemas']['CycleAmount']
      corrects: string | null
      /** Format: date */
      counted_on: string
      entry: string
      kind: string
      name: string
      posted_at: string
      programme: string | null
      school: string
      teacher: string
      /** Format: date */
      was_from: string
      /** Format: date */
      was_on: string
    }
    /** @enum {string} */
    Role:
      | 'teacher'
      | 'school_admin'
      | 'county_admin'
      | 'city_admin'
      | 'province_admin'
      | 'provider'
      | 'expert'
      | 'auditor'
    Rule: {
      caps: components['schemas']['RuleCap'][]
      conversions: components['schemas']['RuleClause'][]
      cycle: {
        /** Format: date */
        from: string
        /** Format: date */
        to: string
      }
      document: string | null
      factors: components['schemas']['RulePart'][]
      /** Format: date */
      from: string
      id: string
      region: string
      region_name: string | null
      remark: string | null
      requirements: components['schemas']['RuleRequirement'][]
      source: string | null
      title: string
      title_en: string
      to: string | null
      trust: string | null
      verify: components['schemas']['RuleVerify'][]
      version: number
    }
    RuleCap: {
      conversions: string[]
      credits: number | null
      hours: number | null
      id: string
      /** @enum {string} */
      per: 'once' | 'year' | 'school_year' | 'cycle'
      quote: string | null
      reading: string | null
      title: string
      title_en: string
    }
    RuleClause: {
      asks: string[]
      credits: string | null
      /** @enum {string} */
      entry: 'award' | 'offset'
      hours: string | null
      id: string
      kinds: string[]
      quote: string | null
      reading: string | null
      title: string
      title_en: string
      when: string | null
    }
    RuleConversion: {
      capped: boolean
      claim_until: string | null
      conversion: string
      credits: number
      /** @enum {string} */
      entry: 'award' | 'offset'
      hours: number
      lines: components['schemas']['RuleStep'][]
      needs: string[]
      rule: string
      rule_id: string
      version: number
    }
    RuleLine: {
      caps: number
      conversions: number
      /** Format: date */
      from: string
      id: string
      region: string
      region_name: string | null
      requirements: number
      title: string
      title_en: string
      to: string | null
      version: number
    }
    RulePart: {
      id: string
      quote: string | null
      reading: string | null
      title: string
      title_en: string
    }
    RuleRequirement: {
      at_least: number | null
      at_most: number | null
      id: string
      /** @enum {string} */
      measure: 'hours' | 'credits' | 'records'
      /** @enum {string} */
      per: 'once' | 'year' | 'school_year' | 'cycle'
      quote: string | null
      reading: string | null
      title: string
      title_en: string
      who: string
    }
    RuleStep: {
      credits: number
      en: string
      hours: number
      part: string | null
      quote: string | null
      rule: string | null
      what: string
      zh: string
    }
    RuleVerify: {
      id: string
      levels: string[]
      quote: string | null
      reading: string | null
      title: string
      title_en: string
      until: string | null
    }
    RuleWord: {
      code: string
      en: string
      zh: string
    }
    SavedState: {
      at_ms: number
      done: number
      of: number
    }
    School: {
      area: string | null
      /** Format: date */
      at: string
      boarding: boolean
      closed: string | null
      code: string
      flags: string[]
      name: string
      open_corrections: number
      open_holds: number
      ownership: string | null
      path: components['schemas']['Place'][]
      plans: components['schemas']['PlanStanding'][]
      small_rural: boolean
      stages: string[]
      teachers: number
    }
    SchoolFunds: {
      rules: components['schemas']['FundsRule'][]
      years: components['schemas']['FundsYear'][]
    }
    SchoolRow: {
      area: string | null
      boarding: boolean
      code: string
      county: string | null
      demands: components['schemas']['StateCounts']
      hours: components['schemas']['StateCounts']
      name: string
      small_rural: boolean
      stages: string[]
      teachers: number
    }
    SchoolsAnswer: {
      /** Format: date */
      at: string
      next_cursor: string | null
      schools: components['schemas']['SchoolRow'][]
      total: number
      under: components['schemas']['Place']
    }
    SchoolSessions: {
      /** Format: date */
      from: string
      held_weeks: number
      teaching_weeks: number
      /** Format: date */
      to: string
      weeks: components['schemas']['SchoolWeek'][]
    }
    SchoolTeachers: {
      columns: components['schemas']['MatrixColumn'][]
      next_cursor: string | null
      teachers: components['schemas']['MatrixLine'][]
      total: number
    }
    SchoolWeek: {
      /** Format: date */
      monday: string
      sessions: {
        attendees: number | null
        /** Format: date */
        day: string
        form: string
        minutes: number
        topic: string | null
      }[]
      teaching: boolean
    }
    Scope: {
      code: string
      level: components['schemas']['Level']
      name: string
    }
    Security: {
      factor: boolean
      factor_since_ms: number | null
      recovery_left: number
      required: boolean
      sessions: components['schemas']['OwnSession'][]
    }
    SheetReceipt: {
      by: string | null
      counts: components['schemas']['IntakeCounts']
      done_ms: number | null
      file: string | null
      platform: string
      platform_id: string
      reason: string | null
      receipt: string
      received_ms: number
      seen: boolean
      /** @enum {string} */
      state: 'received' | 'done' | 'failed' | 'undoing' | 'undone'
      undone_by: string | null
      undone_ms: number | null
    }
    Siblings: {
      id: string
      measure: string
      plan: string
      quote: string
      regions: {
        code: string
        name: string
        own: boolean
        share: number | null
      }[]
      strength: components['schemas']['Strength']
      target_text: string
      title: string
      title_en: string
      unit: string
      window: string
    }
    StateChange: {
      after: components['schemas']['Status'] | null
      before: components['schemas']['Status'] | null
      change: string
      id: string
      title: string
    }
    StateCounts: {
      behind: number
      entities: number
      met: number
      missed: number
      no_data: number
      on_track: number
    }
    /** @enum {string} */
    Status: 'met' | 'on_track' | 'behind' | 'missed' | 'no_data'
    /** @enum {string} */
    Strength: 'must' | 'should' | 'may'
    Teacher: {
      designations: components['schemas']['Designation'][]
      id: string
      id_masked: string
      name: string
      periods: {
        absence: components['schemas']['Held'][]
        employment: components['schemas']['Employment'][]
        full_time: components['schemas']['FullTime'][]
        post: components['schemas']['Held'][]
        title: components['schemas']['Held'][]
      }
      school: {
        code: string
        name: string
      } | null
      /** Format: date */
      service_from: string
      sex: string
      stage: string
      subject: string
    }
    TeacherAccount: {
      account: components['schemas']['CycleAccount']
      /** Format: date */
      at: string
      cycle: components['schemas']['Cycle']
      cycles: {
        id: string
        title: string
        title_en: string | null
      }[]
      name: string
      parts: components['schemas']['CyclePart'][]
      school: string | null
      teacher: string
      transfers: components['schemas']['CycleTransfer'][]
      years: components['schemas']['CycleYear'][]
    }
    TeacherStanding: {
      /** Format: date */
      at: string
      plans: components['schemas']['PlanStanding'][]
      teacher: string
    }
    ToldReceipt: {
      by: string | null
      counts: components['schemas']['IntakeCounts']
      done_ms: number | null
      file: string | null
      platform: string
      reason: string | null
      receipt: string
      received_ms: number
      rows: components['schemas']['ToldRow'][]
      seen: boolean
      /** @enum {string} */
      state: 'received' | 'done' | 'failed' | 'undoing' | 'undone'
      undone_by: string | null
      undone_ms: number | null
    }
    ToldRow: {
      detail: string | null
      from: string | null
      hours: string | null
      id: string | null
      reason: string | null
      row: number
      /** @enum {string} */
      state: 'accepted' | 'posted' | 'held' | 'same' | 'repeated' | 'refused' | 'undone'
      teacher: string | null
      teacher_id: string | null
      title: string | null
      to: string | null
    }
    TrailLine: {
      action: string
      actor: string
      actor_name: string
      at_ms: number
      changed: boolean
      detail: unknown
      id: string
      object: string
      object_name: string
      org_code: string
      org_name: string
      request_id: string
    }
    TrendPoint: {
      /** Format: date */
      at: string
      behind: number
      entities: number
      met: number
      missed: number
      no_data: number
      on_track: number
      share: number | null
      status: components['schemas']['Status']
      target: components['schemas']['Goal']
      value: number | null
      window: components['schemas']['DaySpan']
    }
    TrialEntity: {
      entity: string
      status: components['schemas']['Status']
      target: components['schemas']['Goal']
      value: number | null
    }
    TrialLabel: {
      name: string
      school: string | null
    }
    UndoBlocker: {
      count: number
      reason: string
    }
    UnitChanges: {
      after: {
        /** Format: date */
        at: string
        /** Format: date */
        known: string
        reading: components['schemas']['PlanReading']
      }
      before: {
        /** Format: date */
        at: string
        /** Format: date */
        known: string
        reading: components['schemas']['PlanReading']
      }
      come: number
      gone: number
      moves: {
        entities: number
        from: components['schemas']['Status']
        to: components['schemas']['Status']
      }[]
      units: {
        after: components['schemas']['UnitReading']
        before: components['schemas']['UnitReading']
        code: string
        drift: components['schemas']['Drift']
        level: components['schemas']['Level']
        name: string
      }[]
    }
    UnitReading: {
      entities: number
      met: number
      share: number | null
      status: components['schemas']['Status']
    }
    VersionMark: {
      /** Format: date */
      effective: string
      number: number
    }
    Waiting: {
      count: number
      /** Format: date */
      due?: string
      kind: string
      oldest_ms?: number
      path: string
      subject: string
    }
    WindowState: {
      behind: number
      entities: number
      /** Format: date */
      from: string
      met: number
      missed: number
      no_data: number
      on_track: number
      share: number | null
      status: components['schemas']['Status']
      /** Format: date */
      to: string
    }
    WordField: {
      attribute: boolean
      en: string
      name: string
      object: string
      /** @enum {string} */
      type: 'word' | 'number' | 'flag' | 'text'
      words: string
      zh: string
    }
    WordMeasure: {
      argument: string
      name: string
      zh: string
    }
  }
  responses: never
  parameters: never
  requestBodies: never
  headers: never
  pathItems: never
}
export type $defs = Record<string, never>
export interface operations {
  getAccounts: {
    parameters: {
      query?: {
        active?: boolean
        cursor?: string
        format?: 'json' | 'xlsx'
        limit?: number
        q?: string
        role?: string
        teacher?: string
        under?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            accounts: components['schemas']['AccountLine'][]
            next_cursor: string | null
            roles: components['schemas']['Role'][]
            total: number
          }
          'application/octet-stream': string
        }
      }
    }
  }
  postAccounts: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** Format: date */
          from?: string
          login: string
          name: string
          org: string
          role: string
          teacher_id?: string
          /** Format: date */
          to?: string
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AccountLink']
        }
      }
    }
  }
  getAccountsId: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AccountLine']
        }
      }
    }
  }
  patchAccountsId: {
    parameters: {
      query?: never
      header?: {
        /** @description the version in quotes: only where the thing is still as it was loaded */
        'If-Match'?: string
        /** @description *: only where there is no such thing yet */
        'If-None-Match'?: string
      }
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          active?: boolean
          must_change?: boolean
          name?: string
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AccountLine']
        }
      }
      /** @description somebody changed it meanwhile; the fields changed_by and changed_ms say who and when */
      412: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  deleteAccountsIdFactor: {
    parameters: {
      query?: never
      header?: {
        /** @description the version in quotes: only where the thing is still as it was loaded */
        'If-Match'?: string
        /** @description *: only where there is no such thing yet */
        'If-None-Match'?: string
      }
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AccountLine']
        }
      }
      /** @description somebody changed it meanwhile; the fields changed_by and changed_ms say who and when */
      412: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  postAccountsIdLink: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AccountLink']
        }
      }
    }
  }
  deleteAccountsIdLink: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description done */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  postAccountsIdPosts: {
    parameters: {
      query?: never
      header?: {
        /** @description the version in quotes: only where the thing is still as it was loaded */
        'If-Match'?: string
        /** @description *: only where there is no such thing yet */
        'If-None-Match'?: string
      }
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** Format: date */
          from?: string
          org: string
          role: string
          teacher_id?: string
          /** Format: date */
          to?: string
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AccountLine']
        }
      }
      /** @description somebody changed it meanwhile; the fields changed_by and changed_ms say who and when */
      412: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  patchAccountsIdPostsPost: {
    parameters: {
      query?: never
      header?: {
        /** @description the version in quotes: only where the thing is still as it was loaded */
        'If-Match'?: string
        /** @description *: only where there is no such thing yet */
        'If-None-Match'?: string
      }
      path: {
        id: string
        post: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** Format: date */
          to: string
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AccountLine']
        }
      }
      /** @description somebody changed it meanwhile; the fields changed_by and changed_ms say who and when */
      412: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  deleteAccountsIdSessions: {
    parameters: {
      query?: never
      header?: {
        /** @description the version in quotes: only where the thing is still as it was loaded */
        'If-Match'?: string
        /** @description *: only where there is no such thing yet */
        'If-None-Match'?: string
      }
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AccountLine']
        }
      }
      /** @description somebody changed it meanwhile; the fields changed_by and changed_ms say who and when */
      412: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  postAchievementsBatches: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          rows: components['schemas']['AchievementRow'][]
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            href: string
            receipt: string
            rows: number
            state: string
          }
        }
      }
    }
  }
  getAchievementsReceiptsId: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Receipt']
        }
      }
    }
  }
  getAudit: {
    parameters: {
      query?: {
        action?: string
        cursor?: string
        format?: 'json' | 'xlsx'
        from?: string
        lang?: 'zh-CN' | 'en'
        limit?: number
        object?: string
        sign_ins?: 'no'
        to?: string
        under?: string
        who?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            actions: string[]
            lines: components['schemas']['TrailLine'][]
            next_cursor: string | null
            total: number
          }
          'application/octet-stream': string
        }
      }
    }
  }
  getCertificateBatches: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            batches: {
              created_ms: number
              /** Format: date */
              from: string
              id: string
              issued: number
              parts: number
              /** Format: date */
              to: string
              under: {
                code: string
                name: string
              }
            }[]
          }
        }
      }
    }
  }
  postCertificateBatches: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** Format: date */
          from: string
          /** Format: date */
          to: string
          under: string
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            job: string
          }
        }
      }
    }
  }
  getCertificateBatchesIdZip: {
    parameters: {
      query?: {
        part?: number
      }
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
    }
  }
  getCertificates: {
    parameters: {
      query?: {
        batch?: string
        cursor?: string
        limit?: number
        q?: string
        state?: 'valid' | 'revoked' | 'replaced'
        under?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            certificates: components['schemas']['Certificate'][]
            next_cursor: string | null
            total: number
          }
        }
      }
    }
  }
  getCertificatesId: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Certificate']
        }
      }
    }
  }
  getCertificatesIdBadge: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
    }
  }
  getCertificatesIdPdf: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
    }
  }
  postCertificatesIdReissue: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          reason: string
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Certificate']
        }
      }
    }
  }
  postCertificatesIdRevoke: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          reason: string
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Certificate']
        }
      }
    }
  }
  getClosesId: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CycleClosePage']
        }
      }
    }
  }
  getClosesIdAccounts: {
    parameters: {
      query?: {
        cursor?: string
        limit?: number
        state?: 'met' | 'short'
      }
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            accounts: components['schemas']['ListedAccount'][]
            next_cursor: string | null
          }
        }
      }
    }
  }
  getClosesIdRestatement: {
    parameters: {
      query?: {
        cursor?: string
        format?: 'json' | 'xlsx'
        lang?: string
        limit?: number
      }
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            entries: components['schemas']['Restated'][]
            next_cursor: string | null
          }
          'application/octet-stream': string
        }
      }
    }
  }
  postClosesIdUndo: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          reason: string
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CycleClose']
        }
      }
    }
  }
  getCorrections: {
    parameters: {
      query?: {
        about?: string
        cursor?: string
        format?: 'json' | 'xlsx'
        lang?: string
        late?: number
        limit?: number
        q?: string
        state?: 'open' | 'accepted' | 'declined' | 'withdrawn'
        under?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            corrections: components['schemas']['Correction'][]
            next_cursor: string | null
            total: number
          }
          'application/octet-stream': string
        }
      }
    }
  }
  getCycles: {
    parameters: {
      query?: {
        under?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** Format: date */
            at: string
            cycles: components['schemas']['Cycle'][]
          }
        }
      }
    }
  }
  postCycles: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          caps?: {
            field: string
            most: string
            per: string
            quantity: string
            value?: string | null
          }[]
          credits: string
          /** Format: date */
          from: string
          hours: string
          source?: string | null
          title: string
          title_en?: string | null
          /** Format: date */
          to: string
          under?: string | null
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Cycle']
        }
      }
    }
  }
  getCyclesIdAccounts: {
    parameters: {
      query?: {
        cursor?: string
        format?: 'json' | 'xlsx' | 'pdf'
        lang?: string
        limit?: number
        q?: string
        state?: 'met' | 'short' | 'parts'
        under?: string
        year?: string
      }
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CycleAccounts']
          'application/octet-stream': string
        }
      }
    }
  }
  getCyclesIdCloses: {
    parameters: {
      query?: {
        cursor?: string
        limit?: number
      }
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** Format: date */
            at: string
            closes: components['schemas']['CycleClose'][]
            next_cursor: string | null
          }
        }
      }
    }
  }
  postCyclesIdCloses: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** Format: date */
          from: string
          reason: string
          under?: string | null
          /** @enum {string} */
          what: 'year' | 'cycle'
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CycleClose']
        }
      }
    }
  }
  postCyclesIdRemove: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            removed: string
          }
        }
      }
    }
  }
  postDeclarationBatchesBatchUndo: {
    parameters: {
      query?: never
      header?: never
      path: {
        batch: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['DeclarationsDone']
        }
      }
    }
  }
  getDeclarationDeadlines: {
    parameters: {
      query?: {
        under?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            deadlines: components['schemas']['DeclarationDeadline'][]
            may_set: boolean
            org: {
              code: string
              name: string
            }
            /** Format: date */
            today: string
          }
        }
      }
    }
  }
  putDeclarationDeadlines: {
    parameters: {
      query?: never
      header?: {
        /** @description the version in quotes: only where the thing is still as it was loaded */
        'If-Match'?: string
        /** @description *: only where there is no such thing yet */
        'If-None-Match'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** Format: date */
          last_day: string
          under?: string | null
          verify_day?: string | null
          words?: string | null
          year: number
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description done */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description somebody changed it meanwhile; the fields changed_by and changed_ms say who and when */
      412: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  deleteDeclarationDeadlines: {
    parameters: {
      query: {
        under?: string
        year: number
      }
      header?: {
        /** @description the version in quotes: only where the thing is still as it was loaded */
        'If-Match'?: string
        /** @description *: only where there is no such thing yet */
        'If-None-Match'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description done */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description somebody changed it meanwhile; the fields changed_by and changed_ms say who and when */
      412: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getDeclarationDraws: {
    parameters: {
      query?: {
        cursor?: string
        limit?: number
        under?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            draws: components['schemas']['DeclarationDraw'][]
            may_draw: boolean
            next_cursor: string | null
            org: {
              code: string
              name: string
            }
            /** Format: date */
            today: string
            total: number
          }
        }
      }
    }
  }
  postDeclarationDraws: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          due?: string | null
          each?: number | null
          /** Format: date */
          from: string
          percent: string
          seed?: string | null
          stratum?: null | ('school' | 'kind')
          /** Format: date */
          to: string
          under?: string | null
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['DeclarationDraw']
        }
      }
    }
  }
  getDeclarationDrawsDraw: {
    parameters: {
      query?: never
      header?: never
      path: {
        draw: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            draw: components['schemas']['DeclarationDraw']
            may_find: boolean
            schools: {
              code: string
              drawn: number
              name: string
              open: number
            }[]
          }
        }
      }
    }
  }
  getDeclarationDrawsDrawAgain: {
    parameters: {
      query?: never
      header?: never
      path: {
        draw: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            digest: string
            population: number
            same_drawn: boolean
            same_population: boolean
          }
        }
      }
    }
  }
  getDeclarationDrawsDrawDeclarations: {
    parameters: {
      query?: {
        cursor?: number
        finding?: 'open' | 'upheld' | 'doubtful' | 'reversed'
        format?: 'json' | 'xlsx'
        limit?: number
        under?: string
      }
      header?: never
      path: {
        draw: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            next_cursor: string | null
            rows: components['schemas']['DeclarationDrawn'][]
            total: number
          }
          'application/octet-stream': string
        }
      }
    }
  }
  getDeclarationDrawsDrawDeclarationsDid: {
    parameters: {
      query?: never
      header?: never
      path: {
        did: string
        draw: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            again: {
              file: string
              title: string | null
            }[]
            /** @enum {string} */
            counted: 'here' | 'elsewhere' | 'gone'
            row: components['schemas']['DeclarationDrawn']
            steps: components['schemas']['DeclarationStep'][]
          }
        }
      }
    }
  }
  postDeclarationDrawsDrawDeclarationsDidFinding: {
    parameters: {
      query?: never
      header?: never
      path: {
        did: string
        draw: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          finding: 'upheld' | 'doubtful' | 'reversed'
          version: number
          words?: string | null
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['DeclarationDrawn']
        }
      }
    }
  }
  getDeclarationDrawsPreview: {
    parameters: {
      query: {
        each?: number
        from: string
        percent: string
        stratum?: 'school' | 'kind'
        to: string
        under?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            drawn: number
            most: number
            population: number
            schools: number
          }
        }
      }
    }
  }
  getDeclarations: {
    parameters: {
      query?: {
        cursor?: string
        format?: 'json' | 'xlsx'
        kind?: string
        late?: number
        limit?: number
        q?: string
        state?: string
        troubled?: number
        under?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            declarations: components['schemas']['Declaration'][]
            next_cursor: string | null
            total: number
          }
          'application/octet-stream': string
        }
      }
    }
  }
  postDeclarations: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          category?: string | null
          from?: string | null
          hours?: string | null
          kind?: string | null
          level?: string | null
          mode?: string | null
          on?: string | null
          provider?: string | null
          role?: string | null
          title?: string | null
          vouch?: string | null
          words?: string | null
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Declaration']
        }
      }
    }
  }
  getDeclarationsDid: {
    parameters: {
      query?: never
      header?: never
      path: {
        did: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['DeclarationPage']
        }
      }
    }
  }
  putDeclarationsDid: {
    parameters: {
      query?: never
      header?: never
      path: {
        did: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          category?: string | null
          from?: string | null
          hours?: string | null
          kind?: string | null
          level?: string | null
          mode?: string | null
          on?: string | null
          provider?: string | null
          role?: string | null
          title?: string | null
          version: number
          vouch?: string | null
          words?: string | null
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Declaration']
        }
      }
    }
  }
  postDeclarationsDidEvidence: {
    parameters: {
      query: {
        name?: string
        version: number
      }
      header?: never
      path: {
        did: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/octet-stream': string
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Declaration']
        }
      }
    }
  }
  getDeclarationsDidEvidenceFile: {
    parameters: {
      query?: {
        size?: 'thumb' | 'view'
      }
      header?: never
      path: {
        did: string
        file: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
    }
  }
  deleteDeclarationsDidEvidenceFile: {
    parameters: {
      query: {
        version: number
      }
      header?: never
      path: {
        did: string
        file: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Declaration']
        }
      }
    }
  }
  postDeclarationsDidSubmit: {
    parameters: {
      query?: never
      header?: never
      path: {
        did: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          category?: string | null
          from?: string | null
          hours?: string | null
          kind?: string | null
          level?: string | null
          mode?: string | null
          on?: string | null
          provider?: string | null
          role?: string | null
          title?: string | null
          version: number
          vouch?: string | null
          words?: string | null
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Declaration']
        }
      }
    }
  }
  postDeclarationsDidWithdraw: {
    parameters: {
      query?: never
      header?: never
      path: {
        did: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          version: number
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Declaration']
        }
      }
    }
  }
  postDeclarationsEvidence: {
    parameters: {
      query?: {
        name?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/octet-stream': string
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Declaration']
        }
      }
    }
  }
  getDeclarationsKnown: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['DeclarationKnown']
        }
      }
    }
  }
  getDeclarationsMine: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            declarations: components['schemas']['Declaration'][]
          }
        }
      }
    }
  }
  postDeclarationsReject: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          items: {
            id: string
            version: number
          }[]
          reasons?: string[] | null
          words?: string | null
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['DeclarationsDone']
        }
      }
    }
  }
  postDeclarationsSeen: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description done */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  postDeclarationsSendBack: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          items: {
            id: string
            version: number
          }[]
          reasons?: string[] | null
          words?: string | null
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['DeclarationsDone']
        }
      }
    }
  }
  postDeclarationsVerify: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          items: {
            id: string
            version: number
          }[]
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['DeclarationsDone']
        }
      }
    }
  }
  getDemoAccounts: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            accounts: {
              login: string
              name: string
              password: string
              role: components['schemas']['Role']
              scope_name: string
              what: string
            }[]
          }
        }
      }
    }
  }
  getHolds: {
    parameters: {
      query?: {
        cursor?: string
        format?: 'json' | 'xlsx'
        limit?: number
        q?: string
        reason?: string
        state?: 'open' | 'released' | 'merged' | 'dropped' | 'same'
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            by_reason: {
              [key: string]: number
            }
            holds: components['schemas']['Hold'][]
            next_cursor: string | null
            total: number
          }
          'application/octet-stream': string
        }
      }
    }
  }
  postHoldsDecide: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          action: 'release' | 'drop' | 'merge' | 'same' | 'reopen'
          holds: {
            id: string
            teacher_id: string
          }[]
          reason: string
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            done: number
            refused: {
              id: string
              reason: string
            }[]
          }
        }
      }
    }
  }
  getImports: {
    parameters: {
      query?: {
        cursor?: string
        format?: 'json' | 'xlsx'
        kind?: string
        limit?: number
        q?: string
        state?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            imports: components['schemas']['Import'][]
            next_cursor: string | null
            total: number
          }
          'application/octet-stream': string
        }
      }
    }
  }
  postImports: {
    parameters: {
      query?: {
        kind?: string
        name?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/octet-stream': string
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ImportPage']
        }
      }
    }
  }
  getImportsId: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ImportPage']
        }
      }
    }
  }
  postImportsIdApply: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ImportPage']
        }
      }
    }
  }
  postImportsIdCancel: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ImportPage']
        }
      }
    }
  }
  postImportsIdCheck: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** Format: date */
          as_of?: string
          first_year?: number
          for?: string
          kind: string
          last_year?: number
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ImportPage']
        }
      }
    }
  }
  getImportsIdFile: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
    }
  }
  getImportsIdReturned: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
    }
  }
  getImportsIdUndo: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            blockers: components['schemas']['UndoBlocker'][]
            takes_back: {
              [key: string]: number
            }
          }
        }
      }
    }
  }
  postImportsIdUndo: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          reason: string
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ImportPage']
        }
      }
    }
  }
  getImportsKinds: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            kinds: components['schemas']['ImportKind'][]
          }
        }
      }
    }
  }
  getImportsKindsKindTemplate: {
    parameters: {
      query?: never
      header?: never
      path: {
        kind: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
    }
  }
  getInbox: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Waiting'][]
            /** Format: date */
            today: string
          }
        }
      }
    }
  }
  postInvitation: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          token: string
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            expires_ms: number
            /** @enum {string} */
            kind: 'invite' | 'reset'
            login: string
            name: string
          }
        }
      }
    }
  }
  postInvitationPassword: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          password: string
          token: string
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            account: components['schemas']['Account']
            csrf: string
          }
        }
      }
    }
  }
  getJobsId: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Job']
        }
      }
    }
  }
  postJobsIdCancel: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Job']
        }
      }
    }
  }
  getLeavingStatementsIdFile: {
    parameters: {
      query: {
        format: 'pdf' | 'zip'
      }
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
    }
  }
  postLeavingStatementsIdWithdraw: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          reason: string
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['LeavingStatement']
        }
      }
    }
  }
  postMeFactor: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          password: string
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            secret: string
            uri: string
          }
        }
      }
    }
  }
  postMeFactorConfirm: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          code: string
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            recovery: string[]
          }
        }
      }
    }
  }
  postMeFactorOff: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          password: string
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description done */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  postMeFactorRecovery: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          password: string
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            recovery: string[]
          }
        }
      }
    }
  }
  getMeOidc: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            bound_ms: number | null
            name: string | null
          }
        }
      }
    }
  }
  deleteMeOidc: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description done */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  putMePassword: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          old_password: string
          password: string
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description done */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  getMeSecurity: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Security']
        }
      }
    }
  }
  deleteMeSessions: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description done */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  deleteMeSessionsId: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description done */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  getOidc: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            name: string | null
          }
        }
      }
    }
  }
  postOidcBind: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          password: string
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            location: string
          }
        }
      }
    }
  }
  postOidcCode: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          code: string
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            account: components['schemas']['Account']
            csrf: string
          }
        }
      }
    }
  }
  getOidcReturn: {
    parameters: {
      query?: {
        code?: string
        error?: string
        state?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Found */
      302: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  getOidcStart: {
    parameters: {
      query?: {
        next?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Found */
      302: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  getOrgs: {
    parameters: {
      query?: {
        cursor?: number
        limit?: number
        q?: string
        under?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            next_cursor: string | null
            orgs: components['schemas']['FoundOrg'][]
            path: components['schemas']['Place'][]
            total: number
            under: components['schemas']['Place']
          }
        }
      }
    }
  }
  getOverview: {
    parameters: {
      query?: {
        at?: string
        under?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Overview']
        }
      }
    }
  }
  getOverviewMonths: {
    parameters: {
      query?: {
        at?: string
        under?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            plans: components['schemas']['PlanMonths'][]
            under: components['schemas']['Place']
          }
        }
      }
    }
  }
  getPlans: {
    parameters: {
      query?: {
        at?: string
        known?: string
        under?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            plans: components['schemas']['PlanSummary'][]
            saved: components['schemas']['SavedState'] | null
          }
        }
      }
    }
  }
  getPlansId: {
    parameters: {
      query?: {
        at?: string
        known?: string
        version?: number
      }
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['PlanPage']
        }
      }
    }
  }
  getPlansIdChanges: {
    parameters: {
      query?: {
        at?: string
        format?: 'json' | 'xlsx'
        from_at?: string
        from_known?: string
        known?: string
        lang?: 'zh-CN' | 'en'
        under?: string
        version?: number
      }
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['PlanChanges']
          'application/octet-stream': string
        }
      }
    }
  }
  getPlansIdDifference: {
    parameters: {
      query?: {
        after?: number
        before?: number
      }
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['PlanDifference']
        }
      }
    }
  }
  getPlansIdProvisionsPidChanges: {
    parameters: {
      query?: {
        at?: string
        from_at?: string
        from_known?: string
        known?: string
        under?: string
        version?: number
      }
      header?: never
      path: {
        id: string
        pid: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['UnitChanges']
        }
      }
    }
  }
  getPlansIdProvisionsPidEntities: {
    parameters: {
      query?: {
        at?: string
        cursor?: string
        format?: 'json' | 'xlsx'
        known?: string
        lang?: 'zh-CN' | 'en'
        limit?: number
        q?: string
        status?: components['schemas']['Status']
        under?: string
        version?: number
      }
      header?: never
      path: {
        id: string
        pid: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            entities: components['schemas']['PlanEntity'][]
            next_cursor: string | null
            total: number
          }
          'application/octet-stream': string
        }
      }
    }
  }
  getPlansIdProvisionsPidExplain: {
    parameters: {
      query: {
        at?: string
        entity: string
        known?: string
        under?: string
        version?: number
      }
      header?: never
      path: {
        id: string
        pid: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Explanation']
        }
      }
    }
  }
  getPlansIdProvisionsPidTrend: {
    parameters: {
      query?: {
        at?: string
        basis?: 'now' | 'then'
        known?: string
        under?: string
        version?: number
      }
      header?: never
      path: {
        id: string
        pid: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['PlanTrend']
        }
      }
    }
  }
  getPlansIdProvisionsPidUnits: {
    parameters: {
      query?: {
        at?: string
        format?: 'json' | 'xlsx'
        known?: string
        lang?: 'zh-CN' | 'en'
        under?: string
        version?: number
      }
      header?: never
      path: {
        id: string
        pid: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            path: components['schemas']['PlanPlace'][]
            under: components['schemas']['PlanPlace']
            units: components['schemas']['PlanUnit'][]
            window: components['schemas']['DaySpan']
          }
          'application/octet-stream': string
        }
      }
    }
  }
  getPlansIdReportPdf: {
    parameters: {
      query?: {
        at?: string
        known?: string
        lang?: 'zh-CN' | 'en'
        under?: string
        version?: number
      }
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
    }
  }
  getPlansIdState: {
    parameters: {
      query?: {
        at?: string
        format?: 'json' | 'xlsx'
        known?: string
        lang?: 'zh-CN' | 'en'
        under?: string
        version?: number
      }
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['PlanState']
          'application/octet-stream': string
        }
      }
    }
  }
  getPlansIdVersions: {
    parameters: {
      query?: {
        at?: string
        known?: string
      }
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            versions: components['schemas']['PlanVersion'][]
          }
        }
      }
    }
  }
  getPlatforms: {
    parameters: {
      query?: {
        cursor?: string
        limit?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            next_cursor: string | null
            platforms: components['schemas']['Platform'][]
            total: number
          }
        }
      }
    }
  }
  postPlatforms: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          name: string
          org?: string
          provider?: string
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Platform']
        }
      }
    }
  }
  getPlatformsId: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Platform']
        }
      }
    }
  }
  getPlatformsIdBatches: {
    parameters: {
      query?: {
        cursor?: string
        limit?: number
      }
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            batches: components['schemas']['ReceiptLine'][]
            next_cursor: string | null
            total: number
          }
        }
      }
    }
  }
  getPlatformsIdBatchesBatch: {
    parameters: {
      query?: {
        state?: 'accepted' | 'posted' | 'held' | 'same' | 'repeated' | 'refused' | 'undone'
      }
      header?: never
      path: {
        batch: string
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ToldReceipt']
        }
      }
    }
  }
  getPlatformsIdBatchesBatchRefused: {
    parameters: {
      query?: never
      header?: never
      path: {
        batch: string
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
    }
  }
  postPlatformsIdBatchesBatchSeen: {
    parameters: {
      query?: never
      header?: never
      path: {
        batch: string
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ReceiptLine']
        }
      }
    }
  }
  getPlatformsIdBatchesBatchUndo: {
    parameters: {
      query?: never
      header?: never
      path: {
        batch: string
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            closed: number
            entries: number
            holds: number
          }
        }
      }
    }
  }
  postPlatformsIdBatchesBatchUndo: {
    parameters: {
      query?: never
      header?: never
      path: {
        batch: string
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          reason: string
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ReceiptLine']
        }
      }
    }
  }
  postPlatformsIdState: {
    parameters: {
      query?: never
      header?: {
        /** @description the version in quotes: only where the thing is still as it was loaded */
        'If-Match'?: string
        /** @description *: only where there is no such thing yet */
        'If-None-Match'?: string
      }
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          reason: string
          /** @enum {string} */
          state: 'works' | 'stopped'
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Platform']
        }
      }
      /** @description somebody changed it meanwhile; the fields changed_by and changed_ms say who and when */
      412: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  postPlatformsIdTokens: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          days: number
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            expires_ms: number
            id: string
            token: string
          }
        }
      }
    }
  }
  postPublicCertificatesVerify: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          digest?: string
          number?: string
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['PublicCertificate']
        }
      }
    }
  }
  getPublicIssuer: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: string
            name: string
            type: string[]
            url: string
          }
        }
      }
    }
  }
  getPublicKeysKid: {
    parameters: {
      query?: never
      header?: never
      path: {
        kid: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['JsonWebKey']
        }
      }
    }
  }
  getPublicLogConsistency: {
    parameters: {
      query: {
        first: number
        second: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            first: number
            path: string[]
            second: number
          }
        }
      }
    }
  }
  getPublicLogRoots: {
    parameters: {
      query?: {
        before?: number
        limit?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            next_before: number | null
            roots: components['schemas']['LogRoot'][]
          }
        }
      }
    }
  }
  getPublicRevokedBadges: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            id: string
            issuer: string
            revokedCredential: {
              id: string
              revoked: boolean
            }[]
          }
        }
      }
    }
  }
  getRegionsCode: {
    parameters: {
      query?: never
      header?: never
      path: {
        code: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Region']
        }
      }
    }
  }
  getReports4068: {
    parameters: {
      query?: {
        format?: 'json' | 'xlsx'
        under?: string
        year?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Form4068']
          'application/octet-stream': string
        }
      }
    }
  }
  getReports4068Teachers: {
    parameters: {
      query: {
        band: number
        cursor?: string
        limit?: number
        row: string
        under?: string
        year?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            next_cursor: string | null
            teachers: {
              hours: number
              id: string
              name: string
              school: string
            }[]
            total: number
          }
        }
      }
    }
  }
  getReportsNational: {
    parameters: {
      query?: {
        under?: string
        year?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
    }
  }
  getResults: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            platform: components['schemas']['Platform'] | null
          }
        }
      }
    }
  }
  postResultsPreview: {
    parameters: {
      query?: {
        name?: string
        platform?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/octet-stream': string
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            counts: components['schemas']['IntakeCounts']
            rows: components['schemas']['ToldRow'][]
          }
        }
      }
    }
  }
  postResultsSheets: {
    parameters: {
      query?: {
        name?: string
        platform?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/octet-stream': string
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['SheetReceipt']
        }
      }
    }
  }
  getResultsTemplate: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/octet-stream': string
        }
      }
    }
  }
  getRules: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            rules: components['schemas']['RuleLine'][]
          }
        }
      }
    }
  }
  getRulesHere: {
    parameters: {
      query?: {
        day?: string
        place?: string
        rule?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** Format: date */
            day: string
            place: string
            place_name: string | null
            rules: components['schemas']['Rule'][]
          }
        }
      }
    }
  }
  getRulesTry: {
    parameters: {
      query?: {
        attended?: number
        category?: string
        credits?: number
        from?: string
        half_days?: number
        hours?: number
        items?: number
        kind?: string
        level?: string
        mine?: number
        mode?: string
        months?: number
        novice?: number
        place?: string
        planned?: number
        programme_kind?: string
        result?: string
        role?: string
        sessions?: number
        terms?: number
        to?: string
        words?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['RuleConversion']
        }
      }
    }
  }
  getRulesWords: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            kinds: components['schemas']['RuleWord'][]
            results: components['schemas']['RuleWord'][]
            units: components['schemas']['RuleWord'][]
          }
        }
      }
    }
  }
  getSchools: {
    parameters: {
      query?: {
        area?: string
        at?: string
        cursor?: string
        format?: 'json' | 'xlsx'
        lang?: string
        limit?: number
        q?: string
        stage?: string
        under?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['SchoolsAnswer']
          'application/octet-stream': string
        }
      }
    }
  }
  getSchoolsCode: {
    parameters: {
      query?: {
        at?: string
      }
      header?: never
      path: {
        code: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['School']
        }
      }
    }
  }
  getSchoolsCodeFunds: {
    parameters: {
      query?: never
      header?: never
      path: {
        code: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['SchoolFunds']
        }
      }
    }
  }
  getSchoolsCodeSessions: {
    parameters: {
      query?: {
        to?: string
        weeks?: number
      }
      header?: never
      path: {
        code: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['SchoolSessions']
        }
      }
    }
  }
  getSchoolsCodeTeachers: {
    parameters: {
      query?: {
        at?: string
        column?: number
        cursor?: string
        format?: 'json' | 'xlsx'
        lang?: string
        limit?: number
        q?: string
        sort?: 'worst' | 'name' | 'value'
        status?: string
      }
      header?: never
      path: {
        code: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['SchoolTeachers']
          'application/octet-stream': string
        }
      }
    }
  }
  getSearch: {
    parameters: {
      query: {
        limit?: number
        q: string
        under?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Hits']
        }
      }
    }
  }
  getSession: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            account: components['schemas']['Account']
            csrf: string
          }
        }
      }
    }
  }
  postSession: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          code?: string
          login: string
          password: string
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            account: components['schemas']['Account']
            csrf: string
          }
        }
      }
    }
  }
  deleteSession: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description done */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  putSessionPost: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          post: string
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            account: components['schemas']['Account']
            csrf: string
          }
        }
      }
    }
  }
  getTeachersId: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Teacher']
        }
      }
    }
  }
  getTeachersIdAccount: {
    parameters: {
      query?: {
        cycle?: string
      }
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['TeacherAccount']
        }
      }
    }
  }
  getTeachersIdAccountEntries: {
    parameters: {
      query: {
        cycle?: string
        figure: 'earned' | 'capped' | 'carried' | 'offset' | 'counted'
        part?: string
        year?: string
      }
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            entries: components['schemas']['CountedEntry'][]
            figure: string
            sum: components['schemas']['CycleAmount']
          }
        }
      }
    }
  }
  getTeachersIdCertificates: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            certificates: components['schemas']['Certificate'][]
          }
        }
      }
    }
  }
  postTeachersIdCertificates: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          entry?: string
          /** Format: date */
          from?: string
          /** @enum {string} */
          kind: 'hours' | 'programme'
          /** Format: date */
          to?: string
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Certificate']
        }
      }
    }
  }
  getTeachersIdCorrections: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            corrections: components['schemas']['Correction'][]
          }
        }
      }
    }
  }
  postTeachersIdCorrections: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          about: 'entry' | 'period' | 'designation' | 'missing'
          choice: string
          object?: string | null
          words: string
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Correction']
        }
      }
    }
  }
  postTeachersIdCorrectionsCidAnswer: {
    parameters: {
      query?: never
      header?: never
      path: {
        cid: string
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          accept: boolean
          action?: null | ('reverse' | 'replace' | 'handled')
          earned_from?: string | null
          earned_on?: string | null
          hours?: string | null
          link?: string | null
          reply: string
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Correction']
        }
      }
    }
  }
  postTeachersIdCorrectionsCidWithdraw: {
    parameters: {
      query?: never
      header?: never
      path: {
        cid: string
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Correction']
        }
      }
    }
  }
  postTeachersIdCorrectionsSeen: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description done */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  getTeachersIdEntries: {
    parameters: {
      query?: {
        category?: string
        cursor?: string
        format?: 'json' | 'xlsx'
        limit?: number
        mode?: string
        q?: string
        year?: number
      }
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            entries: components['schemas']['Entry'][]
            next_cursor: string | null
            totals: {
              credits: number
              hours: number
              records: number
            }
          }
          'application/octet-stream': string
        }
      }
    }
  }
  getTeachersIdEntriesEntryProof: {
    parameters: {
      query?: never
      header?: never
      path: {
        entry: string
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            canonical: string
            hash: string
            index: number
            path: string[]
            previous: string
            root: components['schemas']['LogRoot']
          }
        }
      }
    }
  }
  getTeachersIdHoldsHold: {
    parameters: {
      query?: never
      header?: never
      path: {
        hold: string
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['HoldEvidence']
        }
      }
    }
  }
  getTeachersIdHours: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            sums: {
              category: string | null
              credits: number
              hours: number
              mode: string | null
              year: number
            }[]
          }
        }
      }
    }
  }
  getTeachersIdLeavingStatements: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            statements: components['schemas']['LeavingStatement'][]
          }
        }
      }
    }
  }
  postTeachersIdLeavingStatements: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          cycle: string
          to_place: string
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['LeavingStatement']
        }
      }
    }
  }
  postTeachersIdMerge: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          apply?: boolean
          other: string
          reason?: string
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            applied: boolean
            changes: string[]
            drop: string
            keep: string
          }
        }
      }
    }
  }
  getTeachersIdPortfolio: {
    parameters: {
      query?: {
        format?: 'json' | 'pdf' | 'zip'
        from?: string
        to?: string
      }
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Portfolio']
          'application/octet-stream': string
        }
      }
    }
  }
  getTeachersIdRegistration: {
    parameters: {
      query?: {
        cycle?: string
        format?: 'json' | 'pdf'
      }
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Registration']
          'application/octet-stream': string
        }
      }
    }
  }
  getTeachersIdStanding: {
    parameters: {
      query?: {
        at?: string
      }
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['TeacherStanding']
        }
      }
    }
  }
  postTeachersIdTransfers: {
    parameters: {
      query?: {
        cycle?: string
      }
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          credits?: string | null
          credits_rate?: string | null
          hours?: string | null
          hours_rate?: string | null
          place: string
          /** @enum {string} */
          policy: 'carry' | 'pro_rata'
          /** Format: date */
          since: string
          /** Format: date */
          stated_from: string
          /** Format: date */
          stated_to: string
          statement: string
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            carried: components['schemas']['CycleAmount']
            id: string
            policy: string
          }
        }
      }
    }
  }
  postTeachersIdTransfersTransferUndo: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
        transfer: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          reason: string
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            undone: string
          }
        }
      }
    }
  }
  getTokens: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            permissions: string[]
            tokens: components['schemas']['ApiToken'][]
          }
        }
      }
    }
  }
  postTokens: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          days?: number
          name: string
          org?: string
          permissions: string[]
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            expires_ms: number
            id: string
            token: string
          }
        }
      }
    }
  }
  deleteTokensId: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description done */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  postWorkshopCases: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          cases?: string
          draft?: string
          source?: string
          toml: string
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            cases: components['schemas']['CaseOutcome'][]
            diagnostics: components['schemas']['PlanDiagnostic'][]
          }
        }
      }
    }
  }
  postWorkshopCheck: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          cases?: string
          draft?: string
          source?: string
          toml: string
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['PlanCheck']
        }
      }
    }
  }
  getWorkshopDrafts: {
    parameters: {
      query?: {
        cursor?: string
        limit?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            drafts: components['schemas']['PlanDraft'][]
            next_cursor: string | null
            total: number
          }
        }
      }
    }
  }
  postWorkshopDrafts: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json':
          | {
              /** Format: date */
              from: string
              region: string
              source: string
              title: string
              /** Format: date */
              to: string
            }
          | {
              plan: string
            }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['PlanDraftText']
        }
      }
    }
  }
  getWorkshopDraftsDraft: {
    parameters: {
      query?: never
      header?: never
      path: {
        draft: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['PlanDraftText']
        }
      }
    }
  }
  putWorkshopDraftsDraft: {
    parameters: {
      query?: never
      header?: never
      path: {
        draft: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          cases?: string
          revision: number
          source?: string
          toml?: string
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            errors: number
            revision: number
          }
        }
      }
    }
  }
  deleteWorkshopDraftsDraft: {
    parameters: {
      query?: never
      header?: {
        /** @description the version in quotes: only where the thing is still as it was loaded */
        'If-Match'?: string
        /** @description *: only where there is no such thing yet */
        'If-None-Match'?: string
      }
      path: {
        draft: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description done */
      204: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description somebody changed it meanwhile; the fields changed_by and changed_ms say who and when */
      412: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getWorkshopDraftsDraftChanges: {
    parameters: {
      query?: never
      header?: never
      path: {
        draft: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['DraftChanges']
        }
      }
    }
  }
  postWorkshopDraftsDraftPublish: {
    parameters: {
      query?: never
      header?: never
      path: {
        draft: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** Format: date */
          effective?: string
          note?: string
          revision: number
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            number: number
            plan: string
          }
        }
      }
    }
  }
  postWorkshopIntake: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/octet-stream': string
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @enum {string} */
            kind: 'text' | 'docx' | 'pdf'
            notices: string[]
            text: string
          }
        }
      }
    }
  }
  postWorkshopPropose: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          draft?: string
          source?: string
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['PlanProposals']
        }
      }
    }
  }
  postWorkshopTrial: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          draft?: string
          provision: string
          source?: string
          toml: string
        }
      }
    }
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['PlanTrial']
        }
      }
    }
  }
  getWorkshopWords: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description a problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description a problem (RFC 9457) */
      '5XX': {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['PlanWords']
        }
      }
    }
  }
}
