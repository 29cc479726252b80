using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.Explorer;
using SupportConsole.Core.Usage;

namespace SupportConsole.Components.Transcripts;

/// <summary>An account's transcripts, newest first; filters and place stand in the page's address.</summary>
public sealed partial class TranscriptsCard
{
    [Inject]
    public required ITranscriptExplorer Transcripts { get; init; }

    [Inject]
    public required PriceBook Prices { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <summary>What the page's address lets through.</summary>
    [Parameter, EditorRequired]
    public required TranscriptFilter Filter { get; set; }

    /// <inheritdoc/>
    protected override string Name => "an account's transcripts";

    /// <inheritdoc/>
    protected override object Key => (AccountId, Filter);

    /// <inheritdoc/>
    protected override string? LiveAccountId => AccountId;

    // A page of older ones hardly changes, and one that searched far is not searched for again unasked.

    /// <inheritdoc/>
    protected override bool IsLive => Filter.Before is null && Shown.Value is not { SearchedTo: not null };

    /// <inheritdoc/>
    protected override TimeSpan RefreshInterval => TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override bool KeepsValue(object previousKey) =>
        previousKey is (string accountId, TranscriptFilter) && accountId == AccountId;

    /// <inheritdoc/>
    protected override async Task<TranscriptListPage?> LoadAsync(Actor actor, CancellationToken cancellationToken) =>
        await Transcripts.ListAsync(actor, Filter.ToQuery(AccountId, Clock.GetUtcNow(), Zone), cancellationToken);

    private void Go(TranscriptFilter filter) => Navigation.NavigateTo(filter.ToUri(AccountId));
}
