using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Ledger;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Tests.Ledgers;

/// <summary>The node whose money is tried.</summary>
/// <param name="Batcher">Takes the commands, and decides them in the order in which it takes them.</param>
/// <param name="Verifier">The product's own check.</param>
/// <param name="Contexts">Opens its database.</param>
/// <param name="Billing">The credit.</param>
internal sealed record LedgerTarget(
    CommandBatcher Batcher,
    ILedgerVerifier Verifier,
    IDbContextFactory<ConsoleDbContext> Contexts,
    BillingOptions Billing
);
