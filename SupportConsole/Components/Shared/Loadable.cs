using SupportConsole.Core.Access;
using SupportConsole.Core.Engine;

namespace SupportConsole.Components.Shared;

/// <summary>
/// A part of a page that is loaded by itself: its value, or why there is none. A refresh that fails keeps the last
/// value and says so, and the rest of the page stays usable.
/// </summary>
/// <typeparam name="T">What is loaded.</typeparam>
public sealed class Loadable<T>(string name, ILogger logger)
    where T : class
{
    private int _attempt;

    /// <summary>What was loaded last; null before the first time.</summary>
    public T? Value { get; private set; }

    /// <summary>Why the last attempt failed, in words; null when it did not.</summary>
    public string? Error { get; private set; }

    /// <summary>True once an attempt ended, whichever way.</summary>
    public bool Loaded { get; private set; }

    /// <summary>Takes a value that is known already.</summary>
    public void Set(T? value) => (Value, Error, Loaded) = (value, null, true);

    /// <summary>Loads; an attempt overtaken by a later one is dropped.</summary>
    public async Task LoadAsync(Func<CancellationToken, Task<T?>> load, CancellationToken cancellationToken)
    {
        var attempt = ++_attempt;
        try
        {
            var value = await load(cancellationToken);
            if (attempt == _attempt)
            {
                Set(value);
            }
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested || attempt != _attempt)
        {
            // The page was left or asked again. Whatever such an attempt ends with concerns nobody any more; it need
            // not be a cancellation (SQL Server's client reports one as an SqlException).
        }
        catch (Exception exception)
        {
            // Once, not on each of four refreshes a second.
            if (Error is null)
            {
                logger.PartFailed(name, exception);
            }

            (Error, Loaded) = (Explain(exception), true);
        }
    }

    private static string Explain(Exception exception) =>
        exception switch
        {
            LimitsBusyException or LimitsUnavailableException or PermissionDeniedException => exception.Message,
            _ => SharedWords.PartFailed,
        };
}
