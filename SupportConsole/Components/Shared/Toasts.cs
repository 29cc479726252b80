namespace SupportConsole.Components.Shared;

/// <summary>What an act did, told on whatever page the person is then.</summary>
/// <param name="Id">Counts up within a circuit.</param>
/// <param name="Text">A sentence.</param>
/// <param name="AuditSequence">The audit entry of the act; null where there is none.</param>
public sealed record Toast(int Id, string Text, long? AuditSequence);

/// <summary>
/// The messages of a circuit about acts that are done. MudBlazor's snackbar writes a style element for each message,
/// which the content security policy refuses and reports.
/// </summary>
public sealed class Toasts(TimeProvider clock) : IDisposable
{
    /// <summary>Long enough to read the sentence and reach its link.</summary>
    private static readonly TimeSpan Shown = TimeSpan.FromSeconds(10);

    private const int Most = 4;

    private readonly Lock _gate = new();
    private readonly List<(Toast Toast, ITimer Timer)> _toasts = [];
    private int _last;

    /// <summary>Raised from any thread when a message comes or goes.</summary>
    public event Action? Changed;

    /// <summary>Those that are shown now, oldest first.</summary>
    public IReadOnlyList<Toast> Current
    {
        get
        {
            lock (_gate)
            {
                return [.. _toasts.Select(shown => shown.Toast)];
            }
        }
    }

    /// <summary>Tells that something was done.</summary>
    /// <param name="text">A sentence that says what.</param>
    /// <param name="auditSequence">The entry that it links to.</param>
    public void Add(string text, long? auditSequence = null)
    {
        lock (_gate)
        {
            var id = ++_last;
            _toasts.Add(
                (
                    new(id, text, auditSequence),
                    clock.CreateTimer(_ => Remove(id), null, Shown, Timeout.InfiniteTimeSpan)
                )
            );
            while (_toasts.Count > Most)
            {
                RemoveAtNeedsLock(0);
            }
        }

        Changed?.Invoke();
    }

    /// <summary>Takes a message away before its time.</summary>
    public void Remove(int id)
    {
        lock (_gate)
        {
            var place = _toasts.FindIndex(shown => shown.Toast.Id == id);
            if (place < 0)
            {
                return;
            }

            RemoveAtNeedsLock(place);
        }

        Changed?.Invoke();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            while (_toasts.Count > 0)
            {
                RemoveAtNeedsLock(0);
            }
        }
    }

    private void RemoveAtNeedsLock(int place)
    {
        _toasts[place].Timer.Dispose();
        _toasts.RemoveAt(place);
    }
}
