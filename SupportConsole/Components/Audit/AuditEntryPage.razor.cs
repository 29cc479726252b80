using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Errors;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;

namespace SupportConsole.Components.Audit;

/// <summary>One entry, before and after. It never changes, so that it is read once.</summary>
public sealed partial class AuditEntryPage
{
    [Inject]
    public required IAuditReader Audit { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    /// <summary>Present while the page is rendered as an answer to a request.</summary>
    [CascadingParameter]
    public HttpContext? HttpContext { get; set; }

    /// <summary>The entry's number.</summary>
    [Parameter]
    public long Sequence { get; set; }

    /// <inheritdoc/>
    protected override string Name => "an audit entry";

    /// <inheritdoc/>
    protected override object Key => Sequence;

    /// <inheritdoc/>
    protected override string? LiveAccountId => null;

    /// <inheritdoc/>
    protected override bool IsLive => false;

    private AuditEntry? Entry => Shown.Value?.Entries.FirstOrDefault(entry => entry.Sequence == Sequence);

    private bool HasNext => Shown.Value?.Entries.Any(entry => entry.Sequence == Sequence + 1) == true;

    /// <summary>The list that the entry was opened from.</summary>
    private AuditFilter Filter => AuditFilter.Parse(new Uri(Navigation.Uri), Clock.GetUtcNow(), Zone);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        await base.OnParametersSetAsync();
        if (Shown.Error is null && Entry is null)
        {
            NotFoundStatus.Set(HttpContext);
        }
    }

    /// <summary>Reads the entry and the one after it. A number that cannot be an entry's is not asked for.</summary>
    protected override async Task<Core.Audit.AuditPage?> LoadAsync(Actor actor, CancellationToken cancellationToken) =>
        Sequence is > 0 and < long.MaxValue - 1
            ? await Audit.ListAsync(actor, new() { BeforeSequence = Sequence + 2, PageSize = 2 }, cancellationToken)
            : null;
}
