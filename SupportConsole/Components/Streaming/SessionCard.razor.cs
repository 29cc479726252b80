using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Access;
using SupportConsole.Core.Limits.Rates;
using SupportConsole.Core.Limits.Streaming;

namespace SupportConsole.Components.Streaming;

/// <summary>
/// The session that a customer names: when it was opened, how it ended, what was charged, or why there was none.
/// </summary>
public sealed partial class SessionCard
{
    private string? _typed;
    private string? _shownId;

    [Inject]
    public required IRateReader Reader { get; init; }

    [Inject]
    public required IOptions<StreamingOptions> Options { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <summary>The id that is looked for, from the address; null while none is.</summary>
    [Parameter]
    public string? SessionId { get; set; }

    /// <inheritdoc/>
    protected override string Name => "a streaming session";

    /// <inheritdoc/>
    protected override object Key => (AccountId, SessionId);

    /// <inheritdoc/>
    protected override string? LiveAccountId => AccountId;

    /// <inheritdoc/>
    protected override TimeSpan RefreshInterval => TimeSpan.FromSeconds(5);

    private string Typed => _typed ?? SessionId ?? "";

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        if (_shownId != SessionId)
        {
            (_shownId, _typed) = (SessionId, null);
        }

        return base.OnParametersSetAsync();
    }

    /// <inheritdoc/>
    protected override async Task<SessionFinding?> LoadAsync(Actor actor, CancellationToken cancellationToken) =>
        SessionId is { } id ? await Reader.FindSessionAsync(actor, AccountId, id, cancellationToken) : null;

    private bool IsLong(StreamingSession session) =>
        session.EndedAt is null && Clock.GetUtcNow() - session.OpenedAt >= Options.Value.LongOpen;

    private void Find() =>
        Navigation.NavigateTo(
            Navigation.GetUriWithQueryParameter("session", Typed.Trim() is { Length: > 0 } id ? id : null)
        );
}
