using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Limits.Rates;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Lookup;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Registration;

/// <inheritdoc cref="IAccountRegistry"/>
internal sealed class AccountRegistry(
    CommandBatcher batcher,
    IDbContextFactory<ConsoleDbContext> contexts,
    IOptions<LimitOptions> limits,
    IOptions<StreamingOptions> streaming,
    IOptions<ThrottlingOptions> throttling,
    TimeProvider clock
) : IAccountRegistry
{
    public Task<RegisterOutcome> RegisterAsync(AccountRegistration registration, CancellationToken cancellationToken) =>
        batcher.ExecuteAsync(new RegisterCommand(registration), cancellationToken);

    public async Task<AccountLimits?> FindLimitsAsync(string accountId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (
            await context.OverviewAsync(accountId, limits.Value, throttling.Value.EpisodeGap, cancellationToken)
            is not { } overview
        )
        {
            return null;
        }

        var overrides = await context
            .LimitOverrides.AsNoTracking()
            .Where(limit => limit.AccountId == accountId)
            .ToDictionaryAsync(limit => limit.Kind, cancellationToken);
        var plan = limits.Value.Of(overview.State.Plan);
        return new(
            overview,
            [
                .. Enum.GetValues<LimitKind>()
                    .Select(kind =>
                        overrides.TryGetValue(kind, out var own)
                            ? new LimitWithSource(kind, own.Value, own.Source, own.Since, own.SetBy)
                            {
                                ExpiresAt = own.ExpiresAt,
                                RevertsTo = own.IsTemporary ? own.RevertsTo ?? plan.Of(kind) : null,
                            }
                            : new LimitWithSource(
                                kind,
                                plan.Of(kind),
                                LimitSource.PlanDefault,
                                overview.Account.CreatedAt,
                                null
                            )
                    ),
            ],
            await context.RatesAsync(
                overview.State,
                limits.Value,
                streaming.Value,
                clock.GetUtcNow(),
                cancellationToken
            )
        )
        {
            Cause = await context.LimitCauseAsync(overview, cancellationToken),
        };
    }
}
