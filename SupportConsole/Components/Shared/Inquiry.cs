namespace SupportConsole.Components.Shared;

/// <summary>
/// A slow question of a part of a page, with the last answer: asked once the page stands in the browser, and cancelled
/// when another one overtakes it, when the reader stops it or when the part is left. The last answer stays until the
/// next is there.
/// </summary>
/// <typeparam name="TQuestion">What is asked, compared by value.</typeparam>
/// <typeparam name="TAnswer">What is answered.</typeparam>
/// <param name="name">Names the part in the log, such as "an account's payments".</param>
/// <param name="logger">Where a failure is written.</param>
/// <param name="changed">Renders the part; not called once the part is left.</param>
internal sealed class Inquiry<TQuestion, TAnswer>(string name, ILogger logger, Action changed) : IDisposable
    where TQuestion : class
    where TAnswer : class
{
    private readonly Loadable<TAnswer> _part = new(name, logger);
    private readonly CancellationTokenSource _left = new();
    private CancellationTokenSource? _asking;
    private bool _isLeft;

    /// <summary>The last question; null before the first.</summary>
    public TQuestion? Asked { get; private set; }

    /// <summary>The question that <see cref="Answer"/> belongs to.</summary>
    public TQuestion? Answered { get; private set; }

    /// <summary>The last answer; null before the first.</summary>
    public TAnswer? Answer => _part.Value;

    /// <summary>Why the last question has no answer; null when it has one, or was cancelled.</summary>
    public string? Error => _part.Error;

    /// <summary>True while a question is on its way.</summary>
    public bool IsAsking => _asking is not null;

    /// <summary>True when the reader stopped the last question.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>True while the answer is not that of the last question.</summary>
    public bool IsBehind => IsAsking || (Answer is not null && Answered != Asked);

    /// <summary>Asks, and cancels the question on its way.</summary>
    /// <param name="question">The question.</param>
    /// <param name="ask">Finds the answer; whatever it throws becomes the part's error.</param>
    public async Task AskAsync(TQuestion question, Func<CancellationToken, Task<TAnswer?>> ask)
    {
        await DropAsync();
        if (_isLeft)
        {
            return;
        }

        // Not disposed by a later question: this one may still be using it.
        using var asking = CancellationTokenSource.CreateLinkedTokenSource(_left.Token);
        (_asking, Asked) = (asking, question);
        changed();
        var isAnswered = false;
        await _part.LoadAsync(
            async token =>
            {
                var answer = await ask(token);

                // Stopped or overtaken as it came: an answer must never stand under another question.
                token.ThrowIfCancellationRequested();
                isAnswered = true;
                return answer;
            },
            asking.Token
        );
        if (_asking != asking)
        {
            return;
        }

        _asking = null;
        Answered = isAnswered ? question : Answered;
        if (!_isLeft)
        {
            changed();
        }
    }

    /// <summary>Cancels the question on its way, for the reader.</summary>
    public void Stop()
    {
        _asking?.Cancel();
        IsStopped = true;
    }

    /// <summary>Cancels the question on its way, and forgets that it was asked.</summary>
    public async Task DropAsync()
    {
        var overtaken = _asking;
        (_asking, Asked, IsStopped) = (null, null, false);
        await (overtaken?.CancelAsync() ?? Task.CompletedTask);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_isLeft)
        {
            _isLeft = true;
            _left.Cancel();
            _left.Dispose();
        }
    }
}
