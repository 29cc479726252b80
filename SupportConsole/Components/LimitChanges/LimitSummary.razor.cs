using Microsoft.AspNetCore.Components;
using SupportConsole.Core.LimitChanges;

namespace SupportConsole.Components.LimitChanges;

/// <summary>
/// What is going on with an account's limit, in one line: an escalation that waits, a temporary limit counting down, a
/// change that can be undone.
/// </summary>
public sealed partial class LimitSummary
{
    private LimitChange? _undoing;

    /// <summary>The limit as it stands; null while it is not known.</summary>
    [Parameter, EditorRequired]
    public LimitChangeBasis? Basis { get; set; }

    /// <summary>Which dialog the page's address names.</summary>
    [Parameter]
    public string? Dialog { get; set; }

    /// <summary>Another dialog is to be open, or none.</summary>
    [Parameter]
    public EventCallback<string?> OnDialog { get; set; }

    /// <summary>An undo was answered: whatever shows the account is out of date.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        // The change that was opened stays, though another may be the last by now: the answer says so then.
        if (Basis?.Undoable is { } change && Dialog == NameOf(change))
        {
            _undoing = change;
        }
        else if (_undoing is { } open && Dialog != NameOf(open))
        {
            _undoing = null;
        }
    }

    private static string NameOf(LimitChange change) => FormattableString.Invariant($"undo-{change.AuditSequence}");
}
