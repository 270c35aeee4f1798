// The work behind a receipt.
#pragma once

#include "intake/batches.h"

namespace xt::intake {

// Posts what a batch took up and writes it on the receipt; a batch that is done already stays as it is.
// Inside the caller's transaction.
Status post_now(db::Session& session, Id batch, const Converter& convert);

}  // namespace xt::intake
