using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Accounts;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.Lookup;

namespace SupportConsole.Components.Transcripts;

/// <summary>Finds a transcript, or an account's transcripts, by what a customer sent.</summary>
public sealed partial class TranscriptsPage
{
    private string _text = "";
    private AccountSearchResult? _found;
    private string? _error;

    [Inject]
    public required IAccountDirectory Directory { get; init; }

    [Inject]
    public required RecentAccounts Recent { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>What is searched for, without the secret of a key.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    public string? Query { get; set; }

    /// <inheritdoc/>
    protected override string Name => "transcripts";

    /// <inheritdoc/>
    protected override object Key => Wanted;

    /// <inheritdoc/>
    protected override string? LiveAccountId => null;

    /// <summary>A search is made once.</summary>
    protected override bool IsLive => false;

    private string Wanted => AccountSearchResult.Shown(Query ?? "");

    private AccountSearchResult? Result => _found ?? Shown.Value;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_found is not null && _found.Query != Wanted)
        {
            _found = null;
        }

        if (_text.Length == 0)
        {
            _text = Wanted;
        }

        await base.OnParametersSetAsync();
    }

    /// <inheritdoc/>
    protected override async Task<AccountSearchResult?> LoadAsync(Actor actor, CancellationToken cancellationToken) =>
        Wanted.Length == 0 || _found is not null ? null : await Directory.SearchAsync(actor, Wanted, cancellationToken);

    /// <summary>
    /// Searches for what stands in the box, the whole of a key too, which the address never holds; a transcript that is
    /// meant beyond doubt opens.
    /// </summary>
    private async Task FindAsync()
    {
        (_found, _error) = (null, null);
        if (AccountSearchResult.Clean(_text).Length == 0 || Actor is not { } actor)
        {
            return;
        }

        var search = new Loadable<AccountSearchResult>("transcript search", Loggers.CreateLogger<TranscriptsPage>());
        await search.LoadAsync(async token => await Directory.SearchAsync(actor, _text, token), Gone);
        (_found, _error) = (search.Value, search.Error);
        if (_found is { } found)
        {
            Navigation.NavigateTo(
                found.ExactMatch is { TranscriptId: { } transcriptId }
                    ? TranscriptLinks.Transcript(transcriptId)
                    : $"{TranscriptLinks.Page}?q={Uri.EscapeDataString(found.Query)}",
                replace: found.ExactMatch?.TranscriptId is null
            );
        }
    }

    private static string AddressOf(AccountMatch match) =>
        match.TranscriptId is null
            ? TranscriptLinks.OfAccount(match.Overview.Account.Id)
            : TranscriptLinks.Transcript(match.TranscriptId);
}
