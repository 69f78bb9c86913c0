namespace Assistant.Doubles.Qdrant.Http;

/// <summary>A request that is answered with an error, in the server’s words.</summary>
internal sealed class RefusedException(int status, string error) : Exception(error)
{
    public int Status { get; } = status;

    public static RefusedException NoCollection(string name) => new(404, $"Not found: Collection `{name}` doesn't exist!");

    public static RefusedException WrongInput(string why) => new(400, $"Wrong input: {why}");

    public static RefusedException BadRequest(string why) => new(400, $"Bad request: {why}");
}
