using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Audit;

namespace SupportConsole.Components.Audit;

/// <summary>Audit entries in compact rows: when, what, and by whom.</summary>
public sealed partial class ActivityList
{
    [Inject]
    public required TimeProvider Clock { get; init; }

    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    /// <summary>The entries, newest first; null while they load.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<AuditEntry>? Entries { get; set; }

    /// <summary>True on pages about more than one account.</summary>
    [Parameter]
    public bool ShowAccount { get; set; }

    /// <summary>True where the rule behind a refusal would take too much room.</summary>
    [Parameter]
    public bool Brief { get; set; }

    /// <summary>What to say when there is nothing.</summary>
    [Parameter]
    public string Empty { get; set; } = AuditWords.NoEntries;

    /// <summary>The time of today's entries, the day of older ones; the rest stands on hover.</summary>
    private TimeDetail DetailOf(AuditEntry entry) =>
        Zone.Local(entry.At).Date == Zone.Local(Clock.GetUtcNow()).Date ? TimeDetail.Moment : TimeDetail.Day;
}
