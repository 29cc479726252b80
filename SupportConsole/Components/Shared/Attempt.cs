namespace SupportConsole.Components.Shared;

/// <summary>
/// Something that a person wants done once, however often they press: one call at a time; a retry after a lost answer
/// is the same attempt by its id; another wish is another attempt.
/// </summary>
public sealed class Attempt
{
    private object? _wish;

    /// <summary>Names the attempt to the service. The same until it is answered.</summary>
    public string Id { get; private set; } = NewId();

    /// <summary>True while a call is on its way.</summary>
    public bool Running { get; private set; }

    /// <summary>True from the first call until the answer: what was wanted may have been done.</summary>
    public bool IsUnanswered { get; private set; }

    /// <summary>What is wanted now. The same again is the same attempt; another wish is not.</summary>
    public void Want(object wish)
    {
        if (!Running && !wish.Equals(_wish))
        {
            Change();
            _wish = wish;
        }
    }

    /// <summary>Something else is wanted from now on.</summary>
    public void Change()
    {
        if (IsUnanswered)
        {
            Renew();
        }
    }

    /// <summary>Goes on with one from before a reload, which may have been on its way then.</summary>
    public void Resume(string? id)
    {
        if (!string.IsNullOrEmpty(id))
        {
            (Id, IsUnanswered) = (id, true);
        }
    }

    /// <summary>
    /// Calls the service. Leaving the page must not tear a call in two, so nothing cancels it; while it runs a second
    /// one does nothing.
    /// </summary>
    /// <param name="call">Takes the answer as well.</param>
    /// <param name="failed">Told why there is none.</param>
    /// <returns>True when there is an answer.</returns>
    public async Task<bool> RunAsync(Func<Task> call, Action<Exception> failed)
    {
        if (Running)
        {
            return false;
        }

        (Running, IsUnanswered) = (true, true);
        try
        {
            await call();
            Renew();
            return true;
        }
        catch (Exception exception)
        {
            failed(exception);
            return false;
        }
        finally
        {
            Running = false;
        }
    }

    private static string NewId() => Guid.NewGuid().ToString("N");

    private void Renew() => (Id, IsUnanswered) = (NewId(), false);
}
