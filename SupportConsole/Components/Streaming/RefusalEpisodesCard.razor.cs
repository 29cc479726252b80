using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Core.Access;
using SupportConsole.Core.Throttling.Episodes;
using SupportConsole.Core.Throttling.Refusals;

namespace SupportConsole.Components.Streaming;

/// <summary>The account's episodes of refused sessions and LeMUR requests in the chart's period.</summary>
public sealed partial class RefusalEpisodesCard
{
    [Inject]
    public required IAccountPeriodReader Periods { get; init; }

    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <summary>The product alone whose episodes are listed; null for both.</summary>
    [Parameter]
    public LimitedProduct? Only { get; set; }

    /// <summary>Key of the chart's period, from the address.</summary>
    [Parameter]
    public string? Range { get; set; }

    /// <summary>Start of a period between two times, from the address.</summary>
    [Parameter]
    public string? From { get; set; }

    /// <summary>Its end.</summary>
    [Parameter]
    public string? To { get; set; }

    /// <inheritdoc/>
    protected override string Name => "an account's refused sessions";

    /// <inheritdoc/>
    protected override object Key => (AccountId, Only, Chosen);

    /// <inheritdoc/>
    protected override object SharedKey => (Key, Zone);

    /// <inheritdoc/>
    protected override string? LiveAccountId => AccountId;

    /// <inheritdoc/>
    protected override TimeSpan RefreshInterval => TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override bool IsLive => Chosen.IsLive;

    private Period Chosen => Period.Parse(Range, From, To, PeriodRules.Week, Clock.GetUtcNow(), Zone).Period;

    /// <inheritdoc/>
    protected override Func<Actor, CancellationToken, Task<RefusalPeriod?>> Read()
    {
        var (periods, clock, id, only) = (Periods, Clock, AccountId, Only);
        var (chosen, zone) = (Chosen, Zone);
        return async (actor, token) =>
        {
            var (from, to) = chosen.PastAt(clock.GetUtcNow(), zone);
            return await periods.RefusalsAsync(actor, id, only, from, to, token);
        };
    }
}
