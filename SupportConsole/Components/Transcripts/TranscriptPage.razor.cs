using Microsoft.AspNetCore.Components;
using SupportConsole.Api.Requests;
using SupportConsole.Components.Errors;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit.LookUps;
using SupportConsole.Core.Explorer;
using SupportConsole.Core.Lookup;

namespace SupportConsole.Components.Transcripts;

/// <summary>One transcript: where it stands, how it came there, and what it cost.</summary>
public sealed partial class TranscriptPage
{
    private const int LongestShown = 64;
    private const string CancelDialog = "cancel";

    private static readonly IReadOnlyList<(string Text, string Href)> Crumbs =
    [
        (TranscriptWords.Title, TranscriptLinks.Page),
    ];

    private string? _notedId;

    [Inject]
    public required ITranscriptExplorer Transcripts { get; init; }

    [Inject]
    public required ILookUps LookUps { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    /// <summary>Present while the page is rendered as an answer to a request.</summary>
    [CascadingParameter]
    public HttpContext? HttpContext { get; set; }

    /// <summary>The transcript's id.</summary>
    [Parameter]
    public required string Id { get; set; }

    /// <summary>The dialog that is open; in the address, so that a reload opens it again.</summary>
    [SupplyParameterFromQuery(Name = "dialog")]
    public string? Dialog { get; set; }

    /// <inheritdoc/>
    protected override string Name => "a transcript";

    /// <inheritdoc/>
    protected override object Key => Id;

    /// <inheritdoc/>
    protected override string? LiveAccountId => Shown.Value?.Transcript.AccountId;

    // What has ended stays as it is.

    /// <inheritdoc/>
    protected override bool IsLive => Shown.Value is { Transcript.FinishedAt: null };

    private string Link => Navigation.ToAbsoluteUri(TranscriptLinks.Transcript(Id)).ToString();

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        await base.OnParametersSetAsync();
        if (Shown is { Value: null, Error: null })
        {
            NotFoundStatus.Set(HttpContext);
        }
    }

    /// <inheritdoc/>
    protected override async Task<TranscriptDetails?> LoadAsync(Actor actor, CancellationToken cancellationToken)
    {
        // What cannot be an id is not asked for: databases refuse some of it, such as NUL.
        var details = TextRules.IsIdentifier(Id) ? await Transcripts.FindAsync(actor, Id, cancellationToken) : null;
        if (details is not null && _notedId != Id)
        {
            _notedId = Id;
            LookUps.Record(actor, details.Transcript.AccountId, LookUpKind.Opened);
        }

        return details;
    }

    private void Show(string? dialog) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("dialog", dialog), replace: true);

    /// <summary>What was asked for may be anything; a key that was pasted is not repeated.</summary>
    private static string Shorten(string id)
    {
        var shown = AccountSearchResult.Shown(id);
        return shown.Length <= LongestShown ? shown : $"{shown[..(LongestShown - 1)]}…";
    }
}
